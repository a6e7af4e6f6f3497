package org.traininglayer.adoption.statistics;

import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * An interval of a rate that holds at all times together, however often one looks (Robbins 1970;
 * mixture over a uniform prior). Wider than {@link Wilson}'s, which holds for one look.
 */
public final class ConfidenceSequence {

  private static final int HALVINGS = 200;

  private ConfidenceSequence() {}

  /** After {@code x} of {@code n} units. */
  public static Interval of(long x, long n, double level) {
    if (n < 0 || x < 0 || x > n) {
      throw new IllegalArgumentException("no rate from " + x + " of " + n);
    }
    if (n == 0) {
      return new Interval(0, 1);
    }
    // The mixture's likelihood ratio at p is 1 over the density of Beta(1 + x, 1 + n − x) at p.
    BetaDistribution posterior = BetaDistribution.of(1.0 + x, 1.0 + n - x);
    double least = Math.log1p(-level);
    double peak = x / (double) n;
    double lower = x == 0 ? 0 : root(posterior, least, 0, peak);
    double upper = x == n ? 1 : root(posterior, least, 1, peak);
    return new Interval(lower, upper);
  }

  private static double root(BetaDistribution posterior, double least, double out, double in) {
    double outside = out;
    double inside = in;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (outside + inside) / 2;
      if (posterior.logDensity(middle) > least) {
        inside = middle;
      } else {
        outside = middle;
      }
    }
    return inside;
  }
}
