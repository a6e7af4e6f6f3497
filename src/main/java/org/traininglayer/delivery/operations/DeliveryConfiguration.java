package org.traininglayer.delivery.operations;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.traininglayer.delivery.DeliveryProperties;
import org.traininglayer.delivery.outbox.OutboxSettings;
import org.traininglayer.delivery.outbox.RetryPolicy;

/** What is set for the outbox of this node. */
@Configuration(proxyBeanMethods = false)
public class DeliveryConfiguration {

  /** The part of the settings that the outbox knows. */
  @Bean
  public static OutboxSettings outboxSettings(DeliveryProperties settings) {
    return new OutboxSettings(
        settings.enabled(),
        settings.poll(),
        settings.parallel(),
        settings.lease(),
        new RetryPolicy(settings.firstRetry(), settings.longestRetry(), settings.probe()));
  }
}
