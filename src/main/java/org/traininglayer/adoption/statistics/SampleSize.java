package org.traininglayer.adoption.statistics;

import java.util.OptionalLong;

/** How many more are needed. */
public final class SampleSize {

  private static final double ONE_SIDED_POWER_80 = Quantiles.probit(0.80);

  private SampleSize() {}

  /** People in each of two groups to find this difference with 80 % power at 5 % two-sided. */
  public static long perGroup(double first, double second) {
    double middle = (first + second) / 2;
    double root =
        Quantiles.Z95 * Math.sqrt(2 * middle * (1 - middle))
            + ONE_SIDED_POWER_80 * Math.sqrt(first * (1 - first) + second * (1 - second));
    return (long) Math.ceil(root * root / ((first - second) * (first - second)));
  }

  /**
   * Units until the bound of a rate lies past a threshold, when the rate stays as it is; nothing
   * when it lies on the threshold.
   *
   * @param confidence one-sided
   */
  public static OptionalLong units(
      double rate, double threshold, double designEffect, double confidence) {
    double z = Quantiles.probit(confidence);
    double off = rate - threshold;
    return off == 0
        ? OptionalLong.empty()
        : OptionalLong.of(
            (long) Math.ceil(z * z * rate * (1 - rate) * Math.max(1, designEffect) / (off * off)));
  }

  /** Units without any event until the bound of a rate lies at or below a threshold. */
  public static long clean(double threshold, double confidence) {
    return (long) Math.ceil(Math.log1p(-confidence) / Math.log1p(-threshold) - 1e-9);
  }
}
