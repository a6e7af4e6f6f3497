package org.traininglayer.adoption.statistics;

import java.util.List;
import java.util.Optional;

/**
 * How many times as long something takes: a ratio of geometric means. Below 1 is faster.
 *
 * @param standardError of the difference of the logarithms
 * @param p two-sided, of no difference; 1 where nothing varies and nothing differs, else 0
 */
public record TimeRatio(
    double estimate,
    Interval interval,
    double standardError,
    double degreesOfFreedom,
    double p,
    long people) {

  /** Two groups (Welch on logarithms): the first against the second; nothing below two in each. */
  public static Optional<TimeRatio> independent(LogTimes aided, LogTimes base, double level) {
    if (aided.n() < 2 || base.n() < 2) {
      return Optional.empty();
    }
    double v1 = aided.variance() / aided.n();
    double v0 = base.variance() / base.n();
    double v = v1 + v0;
    double df =
        v == 0
            ? aided.n() + base.n() - 2.0
            : v * v / (v1 * v1 / (aided.n() - 1) + v0 * v0 / (base.n() - 1));
    return Optional.of(
        of(aided.mean() - base.mean(), Math.sqrt(v), df, aided.n() + base.n(), level));
  }

  /** The same people in both conditions: logarithms of aided over base, one for each person. */
  public static Optional<TimeRatio> paired(List<Double> logRatios, double level) {
    return paired(LogTimes.ofLogs(logRatios), level);
  }

  /** The same from the sums; nothing below two people. */
  public static Optional<TimeRatio> paired(LogTimes logRatios, double level) {
    if (logRatios.n() < 2) {
      return Optional.empty();
    }
    double se = Math.sqrt(logRatios.variance() / logRatios.n());
    return Optional.of(of(logRatios.mean(), se, logRatios.n() - 1.0, logRatios.n(), level));
  }

  /** From a difference of logarithms with its standard error. */
  static TimeRatio of(double log, double se, double df, long people, double level) {
    double half = se == 0 ? 0 : Quantiles.t(level, df) * se;
    double p = se == 0 ? (log == 0 ? 1 : 0) : Quantiles.tTwoSided(log / se, df);
    return new TimeRatio(
        Math.exp(log), new Interval(Math.exp(log - half), Math.exp(log + half)), se, df, p, people);
  }

  /** Whether the times do not vary at all, so that the interval is a point. */
  public boolean noVariation() {
    return standardError == 0;
  }
}
