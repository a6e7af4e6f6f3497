package org.traininglayer.adoption;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.traininglayer.adoption.statistics.Calibration;
import org.traininglayer.adoption.statistics.ClusteredRate;
import org.traininglayer.adoption.statistics.Detection;
import org.traininglayer.adoption.statistics.Figure;
import org.traininglayer.adoption.statistics.Figure.Bound;
import org.traininglayer.adoption.statistics.Interval;
import org.traininglayer.adoption.statistics.Mean;
import org.traininglayer.adoption.statistics.Proportion;
import org.traininglayer.adoption.statistics.Status;
import org.traininglayer.adoption.statistics.Wilson;
import org.traininglayer.kernel.AccountKey;

/**
 * Turns what people contribute into figures, and lets through only what may be told. Pages, tables,
 * charts and CSV all get their numbers from here.
 *
 * @param k fewest people a figure may be about
 * @param roles role at work of each person
 */
record DisclosureControl(int k, Map<AccountKey, String> roles, Instant asOf) {

  /** Who shares no role. */
  static final String NO_ROLE = "";

  private static final int PEOPLE = 5;
  private static final int UNITS = 20;
  private static final int UNITS_OF_ONE = 10;

  /** The four counts of one person. */
  record Counts(long hits, long misses, long falseAlarms, long correctRejections) {

    private boolean enoughAlone() {
      return hits + misses >= UNITS_OF_ONE && falseAlarms + correctRejections >= UNITS_OF_ONE;
    }
  }

  /** A rate over people's units. */
  ByRole rate(Map<AccountKey, Proportion> shares, boolean sensitive) {
    return grouped(
        contributing(shares, share -> share.n() > 0),
        people -> CellSuppression.guardShare(rateOf(people), sensitive));
  }

  /** A rate that should be zero: the upper limit is the one-sided 95 % bound. */
  ByRole rareRate(Map<AccountKey, Proportion> shares) {
    return grouped(
        contributing(shares, share -> share.n() > 0),
        people -> CellSuppression.guardShare(rareRateOf(people), true));
  }

  /** Skill: how far wrong and right claims are told apart. */
  ByRole dPrime(Map<AccountKey, Counts> counts) {
    return detection(counts, Detection::dPrime, Detection::dPrimeInterval);
  }

  /** Leaning: above 0 lets too much through. */
  ByRole criterion(Map<AccountKey, Counts> counts) {
    return detection(counts, Detection::criterion, Detection::criterionInterval);
  }

  /** Mean confidence minus share right, over people. */
  ByRole bias(Map<AccountKey, Calibration.Bin> stated) {
    return grouped(
        contributing(stated, bin -> bin.n() > 0),
        people -> {
          long units = people.stream().mapToLong(Calibration.Bin::n).sum();
          return Mean.of(people.stream().map(bin -> bin.confidence() - bin.right()).toList())
              .map(mean ->
                  CellSuppression.guardShare(
                      figure(
                          mean.estimate(),
                          mean.interval(),
                          people.size(),
                          units,
                          people.size() >= PEOPLE && units >= UNITS),
                      false))
              .orElseGet(() -> thin(people.size(), units));
        });
  }

  private Figure rateOf(Collection<Proportion> people) {
    return ClusteredRate.of(List.copyOf(people))
        .map(rate ->
            figure(
                rate.estimate(),
                rate.interval(),
                rate.people(),
                rate.units(),
                rate.people() >= PEOPLE && rate.units() >= UNITS))
        .orElseGet(() -> Figure.without(Status.NOT_MEASURED, Projector.DEFINITION, asOf));
  }

  private Figure rareRateOf(Collection<Proportion> people) {
    return ClusteredRate.of(List.copyOf(people))
        .map(rate ->
            figure(
                rate.estimate(),
                new Interval(
                    rate.interval().lower(),
                    Math.max(
                        rate.estimate(),
                        Wilson.oneSidedUpper(rate.estimate() * rate.nStar(), rate.nStar()))),
                rate.people(),
                rate.units(),
                rate.people() >= PEOPLE && rate.units() >= UNITS))
        .orElseGet(() -> Figure.without(Status.NOT_MEASURED, Projector.DEFINITION, asOf));
  }

  private ByRole detection(
      Map<AccountKey, Counts> counts,
      Function<Detection, Double> value,
      Function<Detection, Interval> interval) {
    return grouped(
        contributing(
            counts, c -> c.hits() + c.misses() > 0 && c.falseAlarms() + c.correctRejections() > 0),
        people -> CellSuppression.guardNumber(detectionOf(people, value, interval)));
  }

  /**
   * The mean of the members' own values where at least five have enough units; else pooled, with
   * the effective numbers of units. Below the minimums there is no value: with few units it would
   * say more about their number than about anybody's skill.
   */
  private Figure detectionOf(
      Collection<Counts> people,
      Function<Detection, Double> value,
      Function<Detection, Interval> interval) {
    long units = 0;
    List<Double> own = new ArrayList<>();
    List<Proportion> signals = new ArrayList<>();
    List<Proportion> clean = new ArrayList<>();
    for (Counts c : people) {
      units += c.hits() + c.misses() + c.falseAlarms() + c.correctRejections();
      signals.add(new Proportion(c.hits(), c.hits() + c.misses()));
      clean.add(new Proportion(c.falseAlarms(), c.falseAlarms() + c.correctRejections()));
      if (c.enoughAlone()) {
        own.add(
            value.apply(
                Detection.of(c.hits(), c.misses(), c.falseAlarms(), c.correctRejections())));
      }
    }
    Optional<Mean> mean = own.size() >= PEOPLE ? Mean.of(own) : Optional.empty();
    if (mean.isPresent()) {
      return figure(mean.get().estimate(), mean.get().interval(), people.size(), units, true);
    }
    ClusteredRate hits = ClusteredRate.of(signals).orElseThrow();
    ClusteredRate alarms = ClusteredRate.of(clean).orElseThrow();
    if (people.size() < PEOPLE || hits.units() < UNITS || alarms.units() < UNITS) {
      return thin(people.size(), units);
    }
    Detection pooled =
        Detection.of(
            hits.events(),
            hits.units() - hits.events(),
            alarms.events(),
            alarms.units() - alarms.events(),
            hits.nStar(),
            alarms.nStar());
    return figure(value.apply(pooled), interval.apply(pooled), people.size(), units, true);
  }

  private <T> ByRole grouped(
      Map<AccountKey, T> contributing, Function<Collection<T>, Figure> measure) {
    SortedMap<String, List<T>> groups = new TreeMap<>();
    contributing.forEach((person, value) ->
        groups
            .computeIfAbsent(roles.getOrDefault(person, NO_ROLE), role -> new ArrayList<>())
            .add(value));
    SortedMap<String, Integer> sizes = new TreeMap<>();
    groups.forEach((role, people) -> sizes.put(role, people.size()));
    Set<String> released = CellSuppression.released(sizes, k);
    SortedMap<String, Figure> byRole = new TreeMap<>();
    groups.forEach((role, people) ->
        byRole.put(
            role,
            released.contains(role)
                ? measure.apply(people)
                : Figure.without(Status.SUPPRESSED, Projector.DEFINITION, asOf)));
    Status status = CellSuppression.status(contributing.size(), k);
    Figure all =
        status == Status.OK
            ? measure.apply(contributing.values())
            : Figure.without(status, Projector.DEFINITION, asOf);
    return new ByRole(all, byRole);
  }

  private static <T> Map<AccountKey, T> contributing(
      Map<AccountKey, T> values, java.util.function.Predicate<T> counts) {
    Map<AccountKey, T> kept = new java.util.HashMap<>();
    values.forEach((person, value) -> {
      if (counts.test(value)) {
        kept.put(person, value);
      }
    });
    return kept;
  }

  private Figure thin(int people, long units) {
    return of(null, null, people, units, Status.THIN);
  }

  private Figure figure(
      double estimate, Interval interval, int people, long units, boolean enough) {
    return of(estimate, interval, people, units, enough ? Status.OK : Status.THIN);
  }

  private Figure of(
      @Nullable Double estimate,
      @Nullable Interval interval,
      int people,
      long units,
      Status status) {
    return new Figure(
        estimate,
        interval == null ? null : interval.lower(),
        interval == null ? null : interval.upper(),
        0.95,
        people,
        units,
        status,
        Bound.NONE,
        Projector.DEFINITION,
        asOf);
  }
}
