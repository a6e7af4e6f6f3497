package org.traininglayer.adoption.statistics;

/**
 * Signal detection for reviewing: the signal is "this claim is wrong". Rates carry the log-linear
 * correction (Hautus 1995), always.
 *
 * @param hitRate corrected share of wrong claims that were flagged
 * @param falseAlarmRate corrected share of right claims that were flagged
 * @param dPrime skill: how far wrong and right claims are told apart
 * @param criterion leaning: above 0 lets too much through, below 0 flags too much
 * @param seDPrime standard error of {@code dPrime}
 * @param seCriterion standard error of {@code criterion}
 * @param auc area under the curve, 0.5 is guessing
 */
public record Detection(
    double hitRate,
    double falseAlarmRate,
    double dPrime,
    double criterion,
    double seDPrime,
    double seCriterion,
    double auc) {

  /**
   * From the four counts of one reviewer, or pooled.
   *
   * @throws IllegalArgumentException when there is no wrong or no right claim
   */
  public static Detection of(long hits, long misses, long falseAlarms, long correctRejections) {
    return of(
        hits,
        misses,
        falseAlarms,
        correctRejections,
        (double) (hits + misses),
        (double) (falseAlarms + correctRejections));
  }

  /**
   * Pooled over people, whose units resemble each other: the standard errors take effective numbers
   * of units, as {@link ClusteredRate#nStar()} gives them.
   */
  public static Detection of(
      long hits,
      long misses,
      long falseAlarms,
      long correctRejections,
      double effectiveSignals,
      double effectiveClean) {
    long signals = hits + misses;
    long clean = falseAlarms + correctRejections;
    if (hits < 0 || misses < 0 || falseAlarms < 0 || correctRejections < 0) {
      throw new IllegalArgumentException("counts are not negative");
    }
    if (signals == 0 || clean == 0) {
      throw new IllegalArgumentException("both wrong and right claims are needed");
    }
    double h = (hits + 0.5) / (signals + 1.0);
    double f = (falseAlarms + 0.5) / (clean + 1.0);
    double zh = Quantiles.probit(h);
    double zf = Quantiles.probit(f);
    double d = zh - zf;
    double variance = part(h, zh, effectiveSignals) + part(f, zf, effectiveClean);
    double se = Math.sqrt(variance);
    return new Detection(h, f, d, -0.5 * (zh + zf), se, se / 2, Quantiles.phi(d / Math.sqrt(2)));
  }

  private static double part(double rate, double z, double n) {
    double density = Quantiles.density(z);
    return rate * (1 - rate) / (n * density * density);
  }

  /** The 95 % interval of {@code dPrime}. */
  public Interval dPrimeInterval() {
    return new Interval(dPrime - Quantiles.Z95 * seDPrime, dPrime + Quantiles.Z95 * seDPrime);
  }

  /** The interval of {@code dPrime} at a level. */
  public Interval dPrimeInterval(double level) {
    return Interval.around(dPrime, Quantiles.z(level) * seDPrime);
  }

  /** The interval of {@code criterion} at a level. */
  public Interval criterionInterval(double level) {
    return Interval.around(criterion, Quantiles.z(level) * seCriterion);
  }

  /** The 95 % interval of {@code criterion}. */
  public Interval criterionInterval() {
    return new Interval(
        criterion - Quantiles.Z95 * seCriterion, criterion + Quantiles.Z95 * seCriterion);
  }
}
