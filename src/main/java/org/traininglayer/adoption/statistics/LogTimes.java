package org.traininglayer.adoption.statistics;

import java.util.Collection;

/**
 * Times of a group in logarithms, as sums that add and subtract exactly: whole numbers in units of
 * 1e-9. Whatever is taken out again leaves no trace, and the order of arrival does not matter.
 *
 * @param n how many
 * @param sum of ln t, in units of 1e-9
 * @param squares sum of (ln t)², in units of 1e-9
 */
public record LogTimes(long n, long sum, long squares) {

  /** Nobody yet. */
  public static final LogTimes NONE = new LogTimes(0, 0, 0);

  private static final double UNIT = 1e9;

  /** One time, of any unit, above 0. */
  public static LogTimes of(double time) {
    if (!(time > 0) || Double.isInfinite(time)) {
      throw new IllegalArgumentException("a time is above 0, got " + time);
    }
    return ofLog(Math.log(time));
  }

  /** One value that is a logarithm already. */
  public static LogTimes ofLog(double log) {
    return new LogTimes(1, Math.round(log * UNIT), Math.round(log * log * UNIT));
  }

  /** Several values that are logarithms already, for example one for each person. */
  public static LogTimes ofLogs(Collection<Double> logs) {
    return logs.stream().map(LogTimes::ofLog).reduce(NONE, LogTimes::plus);
  }

  /** Both together. */
  public LogTimes plus(LogTimes other) {
    return new LogTimes(
        Math.addExact(n, other.n),
        Math.addExact(sum, other.sum),
        Math.addExact(squares, other.squares));
  }

  /** Without what was added before. */
  public LogTimes minus(LogTimes other) {
    if (other.n > n) {
      throw new IllegalArgumentException("more is taken out than there is");
    }
    return new LogTimes(
        n - other.n,
        Math.subtractExact(sum, other.sum),
        Math.subtractExact(squares, other.squares));
  }

  /** Mean of the logarithms; NaN of nobody. */
  public double mean() {
    return sum / UNIT / n;
  }

  /** The geometric mean of the times; NaN of nobody. */
  public double geometricMean() {
    return Math.exp(mean());
  }

  /** Variance of the logarithms; never below 0, NaN of fewer than two. */
  public double variance() {
    if (n < 2) {
      return Double.NaN;
    }
    double total = sum / UNIT;
    double variance = (squares / UNIT - total * total / n) / (n - 1);
    // What is left of identical values is the rounding of the units.
    return variance < 2 * (1 + 2 * Math.abs(mean())) / UNIT ? 0 : variance;
  }
}
