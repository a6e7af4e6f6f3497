package org.traininglayer.adoption.statistics.records;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at a task.
 *
 * @param activeTime what is compared: pauses are cut, hidden pages left out
 * @param perceivedTime how long it felt; null when not asked
 * @param qualityScore 0 to 100; null when not rated
 * @param criticalDefects null when nobody counted them, which is not none
 * @param raterBlind whether the rater did not know the condition
 */
public record TimedTask(
    String person,
    String taskForm,
    Condition condition,
    Duration activeTime,
    Duration wallTime,
    @Nullable Duration perceivedTime,
    boolean finished,
    @Nullable Double qualityScore,
    @Nullable Integer criticalDefects,
    @Nullable String rater,
    boolean raterBlind) {

  private static final Duration LONGEST = Duration.ofHours(8);

  /** Without AI or with it. */
  public enum Condition {
    UNAIDED,
    AIDED
  }

  /** Refuses what cannot be measured; nothing is cut to fit. */
  public TimedTask {
    check(activeTime, "active time");
    check(wallTime, "wall time");
    if (perceivedTime != null) {
      check(perceivedTime, "perceived time");
    }
    if (qualityScore != null && !(qualityScore >= 0 && qualityScore <= 100)) {
      throw new IllegalArgumentException("a score lies between 0 and 100, got " + qualityScore);
    }
    if (criticalDefects != null && criticalDefects < 0) {
      throw new IllegalArgumentException("defects are not negative");
    }
  }

  private static void check(Duration time, String what) {
    if (!time.isPositive() || time.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          what + " lies above 0 and at most at eight hours, got " + time);
    }
  }

  /** Whether its score counts: rated by somebody who did not know the condition. */
  public boolean ratedBlind() {
    return qualityScore != null && raterBlind;
  }
}
