package org.traininglayer.delivery;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.traininglayer.http.OutboundHttp;
import org.traininglayer.lti.PlatformServices;

/** The couriers of this node. */
@Configuration(proxyBeanMethods = false)
class DeliveryConfiguration {

  @Bean
  Couriers couriers(
      Destinations destinations,
      Outbox outbox,
      DeliveryProperties settings,
      OutboundHttp http,
      PlatformServices services) {
    return new Couriers(
        destinations,
        outbox,
        settings,
        new Couriering(settings, http, services, Clock.systemUTC()));
  }
}
