package org.traininglayer.adoption.statistics;

import java.util.Optional;
import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * How many times as often something rare happens, with exact limits: those of Clopper and Pearson
 * of the share of the events that fall to the first group.
 *
 * @param interval the upper limit is infinite when the second group has no event
 */
public record RateRatio(double estimate, Interval interval) {

  /**
   * {@code x1} events in {@code t1} deliverables against {@code x0} in {@code t0}; nothing when
   * there is no event at all.
   */
  public static Optional<RateRatio> of(long x1, double t1, long x0, double t0, double level) {
    if (x1 < 0 || x0 < 0 || !(t1 > 0) || !(t0 > 0)) {
      throw new IllegalArgumentException("events are not negative, and both groups have some");
    }
    long n = x1 + x0;
    if (n == 0) {
      return Optional.empty();
    }
    double tail = (1 - level) / 2;
    double low =
        x1 == 0 ? 0 : BetaDistribution.of((double) x1, x0 + 1.0).inverseCumulativeProbability(tail);
    double high =
        x0 == 0 ? 1 : BetaDistribution.of(x1 + 1.0, (double) x0).inverseSurvivalProbability(tail);
    double by = t0 / t1;
    double estimate = x0 == 0 ? Double.POSITIVE_INFINITY : x1 / (double) x0 * by;
    return Optional.of(
        new RateRatio(
            estimate,
            new Interval(
                low / (1 - low) * by,
                high == 1 ? Double.POSITIVE_INFINITY : high / (1 - high) * by)));
  }
}
