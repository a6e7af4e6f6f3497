package org.traininglayer.steps.timed;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.traininglayer.steps.timed.TimedWork.Task;

/**
 * What the two tasks come to. Times are held against each other at equal quality only: a gain in
 * time is called one where neither the score nor the share of errors caught is lower with AI. Pure.
 */
record TimedReport(Side without, Side with, Verdict verdict, int percent) {

  /** A difference of scores below this is none. */
  private static final double SAME = 1e-6;

  /**
   * One task.
   *
   * @param score 0 to 1
   * @param caught share of errors caught, 0 to 1; null where none was there to be caught
   * @param measured whether a script measured the active time
   */
  record Side(Duration active, double score, @Nullable Double caught, boolean measured) {}

  /** What can be said of the time. */
  enum Verdict {
    /** Less time with AI, and the work no worse. */
    FASTER,
    /** No less time with AI. */
    NOT_FASTER,
    /** The work was worse with AI, so times are not compared. */
    WORSE,
    /** The two times were not measured in the same way. */
    UNLIKE
  }

  /** Of two tasks. */
  static TimedReport of(Side without, Side with) {
    Verdict verdict = verdict(without, with);
    long before = without.active().toMillis();
    int percent =
        verdict == Verdict.FASTER
            ? Math.toIntExact(Math.round(100.0 * (before - with.active().toMillis()) / before))
            : 0;
    return new TimedReport(without, with, verdict, percent);
  }

  private static Verdict verdict(Side without, Side with) {
    Double before = without.caught();
    Double after = with.caught();
    if (with.score() < without.score() - SAME
        || (before != null && after != null && after < before - SAME)) {
      return Verdict.WORSE;
    }
    if (with.measured() != without.measured()) {
      return Verdict.UNLIKE;
    }
    return with.active().compareTo(without.active()) < 0 ? Verdict.FASTER : Verdict.NOT_FASTER;
  }

  /** Of a step whose tasks were both handed in. */
  static @Nullable TimedReport of(TimedStep step, TimedWork work) {
    if (!work.complete()) {
      return null;
    }
    Task with = work.tasks().get(work.tasks().get(0).with() ? 0 : 1);
    Task without = work.tasks().get(work.tasks().get(0).with() ? 1 : 0);
    return of(TimedRules.side(step, without), TimedRules.side(step, with));
  }
}
