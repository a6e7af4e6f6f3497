package org.traininglayer.adoption;

import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.traininglayer.lti.Launch;
import org.traininglayer.lti.LaunchDestination;

/** Whoever teaches the course comes to its figures, with a way into the module. */
@Component
@Order(10)
class CourseDestination implements LaunchDestination {

  @Override
  public @Nullable String pathFor(Launch launch, String token) {
    return launch.teaches() ? "/course/" + token : null;
  }
}
