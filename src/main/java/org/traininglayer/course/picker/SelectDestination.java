package org.traininglayer.course.picker;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.traininglayer.lti.Launch;
import org.traininglayer.lti.LaunchDestination;
import org.traininglayer.lti.LaunchMessage.ContentSelection;

/** Whoever is asked to choose content comes to the picker. */
@Component
@Order(5)
class SelectDestination implements LaunchDestination {

  @Override
  public @Nullable String pathFor(
      Launch launch, String token, HttpServletRequest request, HttpServletResponse response) {
    return launch.message() instanceof ContentSelection ? Paths.list(token) : null;
  }
}
