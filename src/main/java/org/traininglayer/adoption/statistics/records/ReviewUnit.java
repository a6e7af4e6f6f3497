package org.traininglayer.adoption.statistics.records;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One checkable claim of an AI's output, shown to one person in one attempt.
 *
 * @param truth by the answer key at the time of the attempt
 * @param severity of an error; null of a right claim
 * @param errorType kind of error; null of a right claim
 * @param flagged whether the person took it for wrong
 * @param correctedRight whether a flagged error was corrected rightly; null where no correction was
 *     asked for
 * @param confidence stated probability of being right, 0 to 1; null when not asked
 * @param seededPrevalence share of wrong claims in the form
 */
public record ReviewUnit(
    String person,
    String attempt,
    String itemVersion,
    String unitId,
    Truth truth,
    @Nullable Severity severity,
    @Nullable String errorType,
    boolean flagged,
    @Nullable Boolean correctedRight,
    @Nullable Double confidence,
    double seededPrevalence,
    Instant decidedAt,
    @Nullable Duration duration) {

  /** What the claim is. */
  public enum Truth {
    ERROR,
    CLEAN
  }

  /** How bad an error is. */
  public enum Severity {
    CRITICAL,
    MAJOR,
    MINOR
  }

  /** Refuses a confidence that is no probability. */
  public ReviewUnit {
    if (confidence != null && !(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException(
          "claim " + unitId + ": a confidence lies between 0 and 1, got " + confidence);
    }
  }

  /** Whether the person was right about it. */
  public boolean right() {
    return flagged == (truth == Truth.ERROR);
  }
}
