package org.traininglayer.questions;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.traininglayer.kernel.CourseId;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.OrganisationId;

/**
 * What somebody asked.
 *
 * @param course null where they came from outside a course
 * @param text as it was typed
 * @param answer null while it is open
 */
public record LearnerQuestion(
    UUID id,
    OrganisationId organisation,
    @Nullable CourseId course,
    LearnerId learner,
    Place place,
    Kind kind,
    String text,
    Instant askedAt,
    @Nullable Answer answer) {

  /** The longest question and the longest answer, in characters. */
  public static final int LONGEST = 2000;

  /** What it is: does it say that something is wrong, or does it ask. */
  public enum Kind {
    DOUBT,
    QUESTION
  }

  /** Who has answered: somebody who teaches the course, or somebody in the console. */
  public enum From {
    COURSE,
    CONSOLE
  }

  /** What came back. */
  public record Answer(String text, Instant at, From from) {}

  /**
   * Where in a module.
   *
   * @param version of the module
   * @param item what within the step, by its id in the module; null for the whole step
   * @param itemText how that read when it was asked
   */
  public record Place(
      String module,
      String version,
      String step,
      String stepTitle,
      @Nullable String item,
      @Nullable String itemText) {}
}
