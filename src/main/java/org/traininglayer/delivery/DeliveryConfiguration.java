package org.traininglayer.delivery;

import java.time.Clock;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.traininglayer.http.OutboundHttp;
import org.traininglayer.lrs.Ledger;
import org.traininglayer.lti.Rosters;

/** The dispatcher of this node. */
@Configuration(proxyBeanMethods = false)
class DeliveryConfiguration {

  @Bean
  MembershipLookup memberships(Rosters rosters) {
    return context -> {
      String course = context.contextId();
      return course == null
          ? Optional.empty()
          : rosters.attendance(context.key().platform(), course, context.key().learner());
    };
  }

  @Bean
  Dispatcher dispatcher(
      Destinations destinations,
      Outbox outbox,
      DeliveryProperties settings,
      OutboundHttp http,
      ScoreSending sending,
      Ledger ledger) {
    return new Dispatcher(
        destinations,
        outbox,
        settings,
        new Senders(settings, http, sending, ledger, Clock.systemUTC()));
  }
}
