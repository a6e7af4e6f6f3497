package org.traininglayer.adoption.statistics;

import java.util.List;
import java.util.Optional;

/**
 * The difference of two rates within strata (roles), put together: Mantel–Haenszel's risk
 * difference with Sato's variance (Biometrics 1989, 45:1323).
 *
 * @param used strata with people in both arms
 * @param leftOut strata in which one arm is empty; they say nothing about a difference
 */
public record MantelHaenszel(
    double estimate, double standardError, Interval interval, int used, List<String> leftOut) {

  /** Copies the list. */
  public MantelHaenszel {
    leftOut = List.copyOf(leftOut);
  }

  /** One stratum: {@code x1} of {@code n1} in one arm, {@code x0} of {@code n0} in the other. */
  public record Stratum(String name, long x1, long n1, long x0, long n0) {

    /** Refuses shares that cannot be. */
    public Stratum {
      if (x1 < 0 || x0 < 0 || n1 < x1 || n0 < x0) {
        throw new IllegalArgumentException(
            "stratum " + name + ": no shares of " + x1 + "/" + n1 + " and " + x0 + "/" + n0);
      }
    }
  }

  /** Of these strata; nothing when none has people in both arms. */
  public static Optional<MantelHaenszel> of(List<Stratum> strata, double level) {
    double weights = 0;
    double difference = 0;
    double p = 0;
    double q = 0;
    List<String> leftOut =
        strata.stream().filter(s -> s.n1() == 0 || s.n0() == 0).map(Stratum::name).toList();
    for (Stratum s : strata) {
      if (s.n1() == 0 || s.n0() == 0) {
        continue;
      }
      double n1 = s.n1();
      double n0 = s.n0();
      double n = n1 + n0;
      double weight = n1 * n0 / n;
      weights += weight;
      difference += weight * (s.x1() / n1 - s.x0() / n0);
      p += (n1 * n1 * s.x0() - n0 * n0 * s.x1() + n1 * n0 * (n0 - n1) / 2) / (n * n);
      q += (s.x1() * (n0 - s.x0()) + s.x0() * (n1 - s.x1())) / (2 * n);
    }
    if (weights == 0) {
      return Optional.empty();
    }
    double estimate = difference / weights;
    double se = Math.sqrt(Math.max(0, estimate * p + q)) / weights;
    return Optional.of(
        new MantelHaenszel(
            estimate,
            se,
            Interval.around(estimate, Quantiles.z(level) * se).within(-1, 1),
            strata.size() - leftOut.size(),
            leftOut));
  }
}
