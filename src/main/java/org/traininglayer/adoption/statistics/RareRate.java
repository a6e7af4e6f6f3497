package org.traininglayer.adoption.statistics;

import java.util.List;
import java.util.Optional;

/**
 * A rate that should be zero (or one), with one-sided bounds: of {@link ClusteredRate} where
 * something was seen and something not, exact in the number of units where nothing, or all, was.
 *
 * @param bounds each limit holds with the confidence asked for, by itself
 */
public record RareRate(double estimate, Interval bounds, int people, long events, long units) {

  /** Of these people; nothing when there is no unit. */
  public static Optional<RareRate> of(List<Proportion> shares, double confidence) {
    return ClusteredRate.of(shares, twoSided(confidence))
        .map(rate -> {
          Interval bounds = rate.interval();
          if (rate.events() == 0) {
            bounds = new Interval(0, Wilson.noneSeenUpper((double) rate.units(), confidence));
          } else if (rate.events() == rate.units()) {
            bounds = new Interval(1 - Wilson.noneSeenUpper((double) rate.units(), confidence), 1);
          }
          return new RareRate(rate.estimate(), bounds, rate.people(), rate.events(), rate.units());
        });
  }

  /** The level of a two-sided interval whose limits each hold with this confidence. */
  public static double twoSided(double confidence) {
    return 2 * confidence - 1;
  }
}
