package org.traininglayer.delivery.grades;

import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.traininglayer.lti.Rosters;

/** Who is asked about people. */
@Configuration(proxyBeanMethods = false)
class GradesConfiguration {

  @Bean
  MembershipLookup memberships(Rosters rosters) {
    return context -> {
      String course = context.contextId();
      return course == null
          ? Optional.empty()
          : rosters.attendance(context.key().platform(), course, context.key().learner());
    };
  }
}
