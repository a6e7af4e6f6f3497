package org.traininglayer.adoption.statistics;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/** Normal and t distribution, as the formulas need them. */
final class Quantiles {

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  /** Two-sided 95 % limit of the normal distribution, 1.959964. */
  static final double Z95 = z(0.95);

  private Quantiles() {}

  /** The two-sided limit for a level, for example 1.959964 for 0.95. */
  static double z(double level) {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("a level lies between 0 and 1, got " + level);
    }
    return NORMAL.inverseCumulativeProbability(0.5 + level / 2);
  }

  /** Two-sided 95 % limit of the t distribution. */
  static double t95(double degreesOfFreedom) {
    return TDistribution.of(degreesOfFreedom).inverseCumulativeProbability(0.975);
  }

  /** Standard normal quantile. */
  static double probit(double p) {
    return NORMAL.inverseCumulativeProbability(p);
  }

  /** Standard normal distribution function. */
  static double phi(double x) {
    return NORMAL.cumulativeProbability(x);
  }

  /** Standard normal density. */
  static double density(double x) {
    return NORMAL.density(x);
  }
}
