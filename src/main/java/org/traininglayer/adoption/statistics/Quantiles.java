package org.traininglayer.adoption.statistics;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/** Normal and t distribution, as the formulas need them. */
public final class Quantiles {

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  /** Two-sided 95 % limit of the normal distribution, 1.959964. */
  static final double Z95 = z(0.95);

  private Quantiles() {}

  /** The two-sided limit for a level, for example 1.959964 for 0.95. */
  public static double z(double level) {
    return NORMAL.inverseCumulativeProbability(0.5 + checked(level) / 2);
  }

  /** The two-sided limit of the t distribution for a level. */
  public static double t(double level, double degreesOfFreedom) {
    return TDistribution.of(degreesOfFreedom)
        .inverseCumulativeProbability(0.5 + checked(level) / 2);
  }

  /** Two-sided p of a t statistic. */
  static double tTwoSided(double t, double degreesOfFreedom) {
    return Math.min(1, 2 * TDistribution.of(degreesOfFreedom).survivalProbability(Math.abs(t)));
  }

  private static double checked(double level) {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("a level lies between 0 and 1, got " + level);
    }
    return level;
  }

  /** Two-sided 95 % limit of the t distribution. */
  static double t95(double degreesOfFreedom) {
    return t(0.95, degreesOfFreedom);
  }

  /** Standard normal quantile. */
  public static double probit(double p) {
    return NORMAL.inverseCumulativeProbability(p);
  }

  /** Standard normal distribution function. */
  public static double phi(double x) {
    return NORMAL.cumulativeProbability(x);
  }

  /** Standard normal density. */
  static double density(double x) {
    return NORMAL.density(x);
  }
}
