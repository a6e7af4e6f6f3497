package org.traininglayer.player;

import org.traininglayer.learning.Attempts.Place;
import org.traininglayer.learning.Attempts.Whole;
import org.traininglayer.lti.Launch;

/** Whether somebody may look at an attempt, and as whom. */
public enum AttemptAccess {
  /** The person's own. */
  OWN,
  /** By somebody who teaches the course in which it was made. */
  TEACHING,
  /** By nobody else. */
  NO;

  /** The right that a launch gives. */
  public static AttemptAccess of(Launch launch, Whole attempt) {
    if (attempt.summary().learner().equals(launch.learner())) {
      return OWN;
    }
    Place place = LaunchPlace.of(launch);
    return launch.teaches() && place != null && attempt.isIn(place) ? TEACHING : NO;
  }
}
