package org.traininglayer.adoption.statistics;

import org.apache.commons.statistics.distribution.BinomialDistribution;

/** Whether as many got better as worse: the exact two-sided test of paired yes and no. */
public final class McNemar {

  private McNemar() {}

  /**
   * The p-value, also of the sign test; 1 when nobody changed.
   *
   * @param improved pairs that went from no to yes
   * @param worsened pairs that went from yes to no
   */
  public static double exact(int improved, int worsened) {
    if (improved < 0 || worsened < 0) {
      throw new IllegalArgumentException("counts are not negative");
    }
    int changed = improved + worsened;
    return changed == 0
        ? 1
        : Math.min(
            1,
            2
                * BinomialDistribution.of(changed, 0.5)
                    .cumulativeProbability(Math.min(improved, worsened)));
  }
}
