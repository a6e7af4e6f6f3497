package org.traininglayer.adoption.statistics;

import java.util.List;
import java.util.Optional;

/**
 * The ratio of times within strata (roles), put together: the mean of their differences of
 * logarithms, weighted by n₁n₀/(n₁+n₀), with Satterthwaite's degrees of freedom.
 *
 * @param leftOut strata with fewer than two people in one arm
 */
public record StratifiedTimeRatio(TimeRatio ratio, int used, List<String> leftOut) {

  /** Copies the list. */
  public StratifiedTimeRatio {
    leftOut = List.copyOf(leftOut);
  }

  /** One stratum: logarithms of one value for each person. */
  public record Stratum(String name, LogTimes trained, LogTimes untrained) {

    private boolean usable() {
      return trained.n() >= 2 && untrained.n() >= 2;
    }
  }

  /** Of these strata; nothing when none has two people in both arms. */
  public static Optional<StratifiedTimeRatio> of(List<Stratum> strata, double level) {
    List<Stratum> usable = strata.stream().filter(Stratum::usable).toList();
    List<String> leftOut = strata.stream().filter(s -> !s.usable()).map(Stratum::name).toList();
    double weights = 0;
    double difference = 0;
    double variance = 0;
    double spread = 0;
    long people = 0;
    for (Stratum s : usable) {
      double n1 = s.trained().n();
      double n0 = s.untrained().n();
      double weight = n1 * n0 / (n1 + n0);
      double v1 = s.trained().variance() / n1;
      double v0 = s.untrained().variance() / n0;
      double squared = weight * weight;
      weights += weight;
      difference += weight * (s.trained().mean() - s.untrained().mean());
      variance += squared * (v1 + v0);
      spread += squared * squared * (v1 * v1 / (n1 - 1) + v0 * v0 / (n0 - 1));
      people += s.trained().n() + s.untrained().n();
    }
    if (usable.isEmpty()) {
      return Optional.empty();
    }
    double df = spread == 0 ? people - 2.0 * usable.size() : variance * variance / spread;
    return Optional.of(
        new StratifiedTimeRatio(
            TimeRatio.of(difference / weights, Math.sqrt(variance) / weights, df, people, level),
            usable.size(),
            leftOut));
  }
}
