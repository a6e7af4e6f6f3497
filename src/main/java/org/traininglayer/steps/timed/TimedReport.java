package org.traininglayer.steps.timed;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.traininglayer.steps.timed.TimedAnswer.Felt;
import org.traininglayer.steps.timed.TimedWork.Task;

/**
 * What the two tasks come to. Times are held against each other at equal quality only: a gain in
 * time is called one where neither the score nor the share of errors caught is lower with AI. Pure.
 *
 * @param felt whether the gain with AI felt as large as by the clock; null where times are not
 *     compared, or where nothing was said of one of the two
 */
record TimedReport(Side without, Side with, Verdict verdict, int percent, @Nullable Feeling felt) {

  /** A difference of scores below this is none. */
  private static final double SAME = 1e-6;

  /** A tenth: nobody feels minutes more finely. */
  private static final double SAME_FEELING = Math.log(1.1);

  /**
   * One task.
   *
   * @param score 0 to 1
   * @param caught share of errors caught, 0 to 1; null where none was there to be caught
   * @param measured whether a script measured the active time
   * @param felt how long it felt; null where nothing was said
   */
  record Side(
      Duration active,
      double score,
      @Nullable Double caught,
      boolean measured,
      @Nullable Duration felt) {

    /** Of which nothing was said. */
    Side(Duration active, double score, @Nullable Double caught, boolean measured) {
      this(active, score, caught, measured, null);
    }
  }

  /**
   * How the task with AI felt, compared with the one without: of their ratio, not of one of them.
   */
  enum Feeling {
    FASTER,
    SLOWER,
    AS_IT_WAS
  }

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
    return new TimedReport(without, with, verdict, percent, feeling(without, with, verdict));
  }

  /** By ln(felt ratio) − ln(measured ratio), as figures reckon it. */
  private static @Nullable Feeling feeling(Side without, Side with, Verdict verdict) {
    Duration before = without.felt();
    Duration after = with.felt();
    if (before == null
        || after == null
        || !without.active().isPositive()
        || !with.active().isPositive()
        || verdict == Verdict.WORSE
        || verdict == Verdict.UNLIKE) {
      return null;
    }
    double gap =
        Math.log((double) after.toMillis() / before.toMillis())
            - Math.log((double) with.active().toMillis() / without.active().toMillis());
    return gap < -SAME_FEELING
        ? Feeling.FASTER
        : gap > SAME_FEELING ? Feeling.SLOWER : Feeling.AS_IT_WAS;
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
    return of(
        felt(TimedRules.side(step, without), work, false),
        felt(TimedRules.side(step, with), work, true));
  }

  private static Side felt(Side side, TimedWork work, boolean with) {
    Felt felt = work.felt();
    Long millis = felt == null ? null : felt.millis(with);
    return new Side(
        side.active(),
        side.score(),
        side.caught(),
        side.measured(),
        millis == null ? null : Duration.ofMillis(millis));
  }
}
