package org.traininglayer.adoption.metric;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.traininglayer.adoption.projection.FactCounters;

/** Tells the projection what to count. */
@Configuration(proxyBeanMethods = false)
class MetricConfiguration {

  @Bean
  FactCounters factCounters() {
    return new FactCounters(AllMetrics.LIST);
  }
}
