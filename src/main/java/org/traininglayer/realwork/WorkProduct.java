package org.traininglayer.realwork;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.traininglayer.kernel.LearnerId;

/**
 * Something that was made at work and is to be rated. Only whoever registered it is told all of
 * this; raters see {@link Blind}.
 */
public record WorkProduct(
    UUID id,
    Blind blind,
    LearnerId learner,
    Made made,
    Rater registeredBy,
    Instant registeredAt,
    State state) {

  /**
   * What a rater sees.
   *
   * @param code stands on the document instead of a name
   */
  public record Blind(UUID id, String code, String taskForm, String role) {}

  /**
   * How it was made.
   *
   * @param condition null where nobody knows
   * @param activeSeconds null where it was not measured
   */
  public record Made(
      @Nullable WorkCondition condition,
      @Nullable Integer activeSeconds,
      boolean finished,
      LocalDate on) {}

  /** A console user, with the name they had then. */
  public record Rater(UUID id, String name) {}

  /** How far its ratings are. */
  public enum State {
    WAITING,
    WAITING_FOR_SECOND,
    RATED
  }
}
