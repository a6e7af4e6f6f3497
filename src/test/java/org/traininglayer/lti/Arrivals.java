package org.traininglayer.lti;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Leads every launch to one address, except those of a link that nobody is to know. */
@TestConfiguration(proxyBeanMethods = false)
class Arrivals {

  static final String PATH = "/arrived/";

  @Bean
  @Order(Ordered.HIGHEST_PRECEDENCE)
  LaunchDestination oneAddress() {
    return (launch, token, request, response) ->
        launch.resourceLink() != null && launch.resourceLink().id().equals("nobody")
            ? null
            : PATH + token;
  }
}
