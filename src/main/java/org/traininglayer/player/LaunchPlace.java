package org.traininglayer.player;

import org.jspecify.annotations.Nullable;
import org.traininglayer.kernel.CourseId;
import org.traininglayer.learning.Attempts.Place;
import org.traininglayer.lti.Launch;

/** The course of a launch, as attempts know it. */
public final class LaunchPlace {

  private LaunchPlace() {}

  /** Where a launch happens; null outside a course. */
  public static @Nullable Place of(Launch launch) {
    CourseId course = launch.course();
    String context = launch.contextId();
    return course == null || context == null
        ? null
        : new Place(launch.organisation(), launch.platform(), course, context);
  }
}
