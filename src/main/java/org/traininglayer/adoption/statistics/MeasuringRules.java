package org.traininglayer.adoption.statistics;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How sure intervals are, how much data is enough, and up to when facts were read: what every
 * measurement of one reckoning shares.
 *
 * @param level of two-sided intervals
 * @param confidence of one-sided bounds of what should be zero
 * @param stale whether nothing new has come for longer than what is measured stays fresh
 */
public record MeasuringRules(
    double level, double confidence, Minimums minimums, Instant asOf, boolean stale) {

  /** Refuses levels that mean nothing. */
  public MeasuringRules {
    if (!(level > 0 && level < 1) || !(confidence > 0.5 && confidence < 1)) {
      throw new IllegalArgumentException("no level " + level + ", no confidence " + confidence);
    }
  }

  /** As pages show figures: 95 %. */
  public static MeasuringRules ofPages(Instant asOf) {
    return new MeasuringRules(0.95, 0.95, Minimums.DEFAULTS, asOf, false);
  }

  /** For one of several planned looks: each bound holds with 1 − 0.05/looks, one-sided. */
  public static MeasuringRules ofLooks(int looks, Instant asOf) {
    if (looks < 1) {
      throw new IllegalArgumentException("at least one look is planned");
    }
    return new MeasuringRules(1 - 0.1 / looks, 1 - 0.05 / looks, Minimums.DEFAULTS, asOf, false);
  }

  /** The same with other minimums. */
  public MeasuringRules with(Minimums other) {
    return new MeasuringRules(level, confidence, other, asOf, stale);
  }

  /**
   * The same for what one instrument tells: stale when nothing new has come for longer than this.
   *
   * @param newest fact; null where there is none, and nothing to be stale
   */
  public MeasuringRules freshWithin(Duration limit, @Nullable Instant newest) {
    return new MeasuringRules(
        level, confidence, minimums, asOf, newest != null && newest.plus(limit).isBefore(asOf));
  }

  /** That nothing was measured. */
  public Measurement notMeasured(int version) {
    return new Measurement(
        null, null, null, level, 0, 0, EvidenceStatus.NOT_MEASURED, version, asOf);
  }

  /** That there is something, and too little for a number. */
  public Measurement tooFew(long people, long units, int version) {
    return new Measurement(
        null, null, null, level, people, units, EvidenceStatus.INSUFFICIENT_DATA, version, asOf);
  }

  /** A number with its interval. */
  public Measurement measured(
      double estimate, Interval interval, long people, long units, boolean enough, int version) {
    return measured(estimate, interval, level, people, units, enough, version);
  }

  private Measurement measured(
      double estimate,
      Interval interval,
      double ofLevel,
      long people,
      long units,
      boolean enough,
      int version) {
    return new Measurement(
        estimate,
        // The limits hold the estimate, a rounding apart.
        Math.min(interval.lower(), estimate),
        Math.max(interval.upper(), estimate),
        ofLevel,
        people,
        units,
        enough ? known() : EvidenceStatus.INSUFFICIENT_DATA,
        version,
        asOf);
  }

  private EvidenceStatus known() {
    return stale ? EvidenceStatus.STALE : EvidenceStatus.OK;
  }

  /** A rate over people's units. */
  public Measurement rate(Collection<Proportion> shares, int version) {
    return ClusteredRate.of(List.copyOf(shares), level)
        .map(rate ->
            measured(
                rate.estimate(),
                rate.interval(),
                rate.people(),
                rate.units(),
                minimums.of(Minimums.Kind.RATE).reached(rate.people(), rate.units())
                    && rate.people() >= 2,
                version))
        .orElseGet(() -> notMeasured(version));
  }

  /** A rate that should be zero; its limits are one-sided bounds. */
  public Measurement rare(Collection<Proportion> shares, int version) {
    return RareRate.of(List.copyOf(shares), confidence)
        .map(rate ->
            measured(
                rate.estimate(),
                rate.bounds(),
                RareRate.twoSided(confidence),
                rate.people(),
                rate.units(),
                minimums.of(Minimums.Kind.RATE).reached(rate.people(), rate.units()),
                version))
        .orElseGet(() -> notMeasured(version));
  }

  /** A share of people: everyone is one unit, so that people alone are counted for the minimum. */
  public Measurement shareOfPeople(long yes, long people, int version) {
    return people == 0
        ? notMeasured(version)
        : measured(
            yes / (double) people,
            Wilson.of((double) yes, (double) people, level),
            people,
            people,
            minimums.of(Minimums.Kind.RATE).reached(people, people),
            version);
  }

  /** A mean of one value for each person. */
  public Measurement mean(Collection<Double> values, long units, int version) {
    if (values.isEmpty()) {
      return notMeasured(version);
    }
    Optional<Mean> mean = Mean.of(new ArrayList<>(values), level);
    return mean.map(m ->
            measured(
                m.estimate(),
                m.interval(),
                m.people(),
                units,
                minimums.of(Minimums.Kind.MEAN).reached(m.people(), units),
                version))
        .orElseGet(() -> tooFew(values.size(), units, version));
  }
}
