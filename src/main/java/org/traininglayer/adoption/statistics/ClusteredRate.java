package org.traininglayer.adoption.statistics;

import java.util.List;
import java.util.Optional;

/**
 * A rate over people who each contribute several units. Units of one person resemble each other, so
 * the interval is that of a smaller, effective number of units (Korn and Graubard 1998), widened by
 * the t factor for few people.
 *
 * @param people those with at least one unit
 * @param designEffect how many times larger the variance is than with independent units; NaN where
 *     it is undefined
 * @param nEffective units divided by the design effect
 * @param nStar the number of units that goes into the Wilson interval
 */
public record ClusteredRate(
    double estimate,
    Interval interval,
    int people,
    long events,
    long units,
    double designEffect,
    double nEffective,
    double nStar) {

  /** The rate of these people, or nothing when there is no unit at all. */
  public static Optional<ClusteredRate> of(List<Proportion> shares) {
    return of(shares, 0.95);
  }

  /** The same at another level. */
  public static Optional<ClusteredRate> of(List<Proportion> shares, double level) {
    int m = 0;
    long events = 0;
    long units = 0;
    double sxx = 0;
    double sxn = 0;
    double snn = 0;
    for (Proportion share : shares) {
      if (share.n() == 0) {
        continue;
      }
      m++;
      events += share.x();
      units += share.n();
      sxx += (double) share.x() * share.x();
      sxn += (double) share.x() * share.n();
      snn += (double) share.n() * share.n();
    }
    if (m == 0) {
      return Optional.empty();
    }
    double p = events / (double) units;
    if (m < 2 || events == 0 || events == units) {
      // No spread between people to learn from: as if each person had given one unit.
      return Optional.of(
          new ClusteredRate(p, Wilson.ofShare(p, m, level), m, events, units, Double.NaN, m, m));
    }
    double variance = m / (m - 1.0) * (sxx - 2 * p * sxn + p * p * snn) / ((double) units * units);
    double designEffect = variance / (p * (1 - p) / units);
    double nEffective = units / Math.max(1, designEffect);
    double few = Quantiles.z(level) / Quantiles.t(level, m - 1.0);
    double nStar = nEffective * few * few;
    return Optional.of(
        new ClusteredRate(
            p, Wilson.ofShare(p, nStar, level), m, events, units, designEffect, nEffective, nStar));
  }
}
