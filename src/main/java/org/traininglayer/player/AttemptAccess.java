package org.traininglayer.player;

import java.util.Objects;
import org.traininglayer.learning.Attempts.Place;
import org.traininglayer.learning.Attempts.Whole;
import org.traininglayer.lti.Launch;

/** Whether somebody may look at an attempt, and as whom. */
public enum AttemptAccess {
  /** The person's own, in this course. */
  OWN,
  /** By somebody who teaches the course in which it was made. */
  TEACHING,
  /** By nobody else. */
  NO;

  /** The right that a launch gives: within its own course, also to what is one's own. */
  public static AttemptAccess of(Launch launch, Whole attempt) {
    Place place = LaunchPlace.of(launch);
    boolean here =
        place == null
            ? Objects.equals(attempt.contextId(), launch.contextId())
            : attempt.isIn(place);
    if (here && attempt.summary().learner().equals(launch.learner())) {
      return OWN;
    }
    return here && place != null && launch.teaches() ? TEACHING : NO;
  }
}
