package org.traininglayer.realwork;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.traininglayer.kernel.LearnerId;

/**
 * One task of real work as figures take it: the fact {@code timed_task} of work that was done
 * outside of modules.
 *
 * @param taskForm what kind of task
 * @param condition null where nobody knows
 * @param doneOn the day
 * @param activeSeconds null where it was not measured
 * @param quality from 0 to 100, the mean of its ratings; null where nobody rated it
 * @param criticalDefects the most that a rater found; null where nobody looked
 */
public record TimedWork(
    LearnerId learner,
    String taskForm,
    @Nullable WorkCondition condition,
    LocalDate doneOn,
    @Nullable Integer activeSeconds,
    boolean finished,
    @Nullable Double quality,
    @Nullable Integer criticalDefects,
    Source source) {

  /**
   * Where it comes from.
   *
   * @param raters how many rated it; 0 for a baseline that came with its quality
   * @param blind whether all raters could not tell with or without AI
   */
  public record Source(Kind kind, int raters, boolean blind) {}

  /** A table of baselines, or the ratings made here. */
  public enum Kind {
    BASELINE,
    RATED
  }
}
