package org.traininglayer.adoption.statistics;

import org.apache.commons.statistics.distribution.HypergeometricDistribution;

/** Fisher's exact test of two rates. */
public final class FisherExact {

  private FisherExact() {}

  /** Two-sided p of {@code x1} of {@code n1} against {@code x0} of {@code n0}. */
  public static double twoSided(int x1, int n1, int x0, int n0) {
    if (x1 < 0 || x0 < 0 || n1 < x1 || n0 < x0) {
      throw new IllegalArgumentException("no shares of these counts");
    }
    if (n1 == 0 || n0 == 0 || x1 + x0 == 0 || x1 + x0 == n1 + n0) {
      return 1;
    }
    HypergeometricDistribution table = HypergeometricDistribution.of(n1 + n0, n1, x1 + x0);
    // Tables that are as unlikely count too; rounding must not tell equals apart.
    double seen = table.probability(x1) * (1 + 1e-7);
    double p = 0;
    for (int x = table.getSupportLowerBound(); x <= table.getSupportUpperBound(); x++) {
      double probability = table.probability(x);
      p += probability <= seen ? probability : 0;
    }
    return Math.min(1, p);
  }
}
