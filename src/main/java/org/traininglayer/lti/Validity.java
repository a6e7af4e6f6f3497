package org.traininglayer.lti;

import java.time.Instant;

/** From when until when whoever has a launch's token acts as its person. */
public record Validity(Instant launchedAt, Instant expiresAt) {

  /** Whether it still holds. */
  public boolean holdsAt(Instant now) {
    return now.isBefore(expiresAt);
  }
}
