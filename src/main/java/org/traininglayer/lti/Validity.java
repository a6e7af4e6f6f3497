package org.traininglayer.lti;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * From when until when whoever has a launch's token acts as its person.
 *
 * @param opening how it came about; null where nobody followed a link of a course
 */
public record Validity(Instant launchedAt, Instant expiresAt, @Nullable Opening opening) {

  /** Of a launch that nothing is known of beyond that. */
  public Validity(Instant launchedAt, Instant expiresAt) {
    this(launchedAt, expiresAt, null);
  }

  /** Whether it still holds. */
  public boolean holdsAt(Instant now) {
    return now.isBefore(expiresAt);
  }
}
