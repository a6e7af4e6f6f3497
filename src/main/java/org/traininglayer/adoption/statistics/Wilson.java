package org.traininglayer.adoption.statistics;

/** The Wilson interval of a rate, also for a real-valued number of units. */
public final class Wilson {

  private Wilson() {}

  /** The 95 % interval of {@code x} out of {@code n}. */
  public static Interval of(double x, double n) {
    return of(x, n, 0.95);
  }

  /**
   * The interval of {@code x} out of {@code n}.
   *
   * @param x real-valued, 0 to n
   * @param n real-valued, above 0: nothing measured has no interval
   */
  public static Interval of(double x, double n, double level) {
    if (!(n > 0) || !(x >= 0) || x > n) {
      throw new IllegalArgumentException("no rate from " + x + " of " + n);
    }
    return ofShare(x / n, n, level);
  }

  static Interval ofShare(double p, double n, double level) {
    double z = Quantiles.z(level);
    double stretch = 1 + z * z / n;
    double centre = (p + z * z / (2 * n)) / stretch;
    double half = z / stretch * Math.sqrt(p * (1 - p) / n + z * z / (4 * n * n));
    // At the ends the limit is exact; rounding would leave it a hair off.
    double lower = p == 0 ? 0 : Math.max(0, centre - half);
    double upper = p == 1 ? 1 : Math.min(1, centre + half);
    return new Interval(lower, upper);
  }

  /**
   * The one-sided 95 % upper bound of a rate when no event was seen in {@code n} units: {@code 1 −
   * 0.05^(1/n)}.
   */
  public static double noneSeenUpper(double n) {
    return noneSeenUpper(n, 0.95);
  }

  /** The same for another one-sided confidence. */
  public static double noneSeenUpper(double n, double confidence) {
    if (!(n > 0)) {
      throw new IllegalArgumentException("no bound from " + n + " units");
    }
    if (!(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException("a confidence lies between 0 and 1, got " + confidence);
    }
    return -Math.expm1(Math.log1p(-confidence) / n);
  }

  /** The one-sided 95 % upper bound of {@code x} out of {@code n}; the exact one when x is 0. */
  public static double oneSidedUpper(double x, double n) {
    return x == 0 ? noneSeenUpper(n) : of(x, n, 0.90).upper();
  }
}
