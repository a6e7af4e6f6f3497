package org.traininglayer.adoption.disclosure;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.traininglayer.adoption.disclosure.Figure.Bound;
import org.traininglayer.adoption.disclosure.GroupControl.Parted;
import org.traininglayer.adoption.statistics.Calibration;
import org.traininglayer.adoption.statistics.ClusteredRate;
import org.traininglayer.adoption.statistics.Detection;
import org.traininglayer.adoption.statistics.Interval;
import org.traininglayer.adoption.statistics.Mean;
import org.traininglayer.adoption.statistics.Proportion;
import org.traininglayer.adoption.statistics.RareRate;
import org.traininglayer.kernel.AccountKey;

/**
 * Turns what people contribute into figures, and lets through only what may be told. Nothing else
 * makes a {@link Figure}, so pages, tables, charts and downloads get their numbers from here.
 *
 * @param k fewest people a figure may be about
 * @param roles role at work of each person
 * @param asOf how far the figures have read the ledger
 * @param definitionVersion of the metric whose figures these are
 * @param salt secret of the organisation, where it is asked whose figures these are; null where not
 */
public record DisclosureControl(
    int k,
    Map<AccountKey, String> roles,
    Instant asOf,
    int definitionVersion,
    @Nullable Long salt) {

  /** Who shares no role. */
  public static final String NO_ROLE = "";

  /** The smallest group that may ever be told about; settings may raise it. */
  public static final int SMALLEST_GROUP = 5;

  private static final String EVERYBODY = "";
  private static final int PEOPLE = 5;
  private static final int UNITS = 20;
  private static final int UNITS_OF_ONE = 10;

  /** Refuses to tell about fewer people than the rule allows. */
  public DisclosureControl {
    if (k < SMALLEST_GROUP) {
      throw new IllegalArgumentException("no figure is about fewer than five people, asked: " + k);
    }
    roles = Map.copyOf(roles);
  }

  /** Where nobody asks whose figures these are. */
  public DisclosureControl(
      int k, Map<AccountKey, String> roles, Instant asOf, int definitionVersion) {
    this(k, roles, asOf, definitionVersion, null);
  }

  /** The four counts of one person. */
  public record Counts(long hits, long misses, long falseAlarms, long correctRejections) {

    private long units() {
      return hits + misses + falseAlarms + correctRejections;
    }

    private boolean enoughAlone() {
      return hits + misses >= UNITS_OF_ONE && falseAlarms + correctRejections >= UNITS_OF_ONE;
    }
  }

  /** A rate over people's units. */
  public ByRole rate(Map<AccountKey, Proportion> shares, boolean sensitive) {
    return grouped(
        contributing(shares, share -> share.n() > 0),
        people -> CellSuppression.guardShare(rateOf(people), sensitive));
  }

  /**
   * How large a rate that should be zero may still be: the one-sided 95 % upper bound. Hidden where
   * the rate itself is told as a bound only, since the two together would tell more.
   */
  public ByRole upperBound(Map<AccountKey, Proportion> shares, boolean sensitive) {
    return grouped(
        contributing(shares, share -> share.n() > 0),
        people ->
            CellSuppression.guardShare(rateOf(people), sensitive).bound() == Bound.NONE
                ? CellSuppression.guardBound(upperBoundOf(people))
                : Figure.without(Status.SUPPRESSED, definitionVersion, asOf));
  }

  /**
   * Rates of items that add up to a rate that is told. Items of too few people are hidden, and so
   * many others that what is left of the sum is about enough of them; of everybody and of each
   * role.
   */
  public Map<String, ByRole> rates(
      Map<String, Map<AccountKey, Proportion>> items, boolean sensitive) {
    Map<String, Map<AccountKey, Proportion>> contributing = new TreeMap<>();
    items.forEach(
        (item, shares) -> contributing.put(item, contributing(shares, share -> share.n() > 0)));
    Map<String, Set<String>> hidden = new HiddenParts(k).of(parted(contributing));
    Map<String, ByRole> rates = new TreeMap<>();
    contributing.forEach((item, shares) ->
        rates.put(
            item,
            grouped(
                shares,
                people -> CellSuppression.guardShare(rateOf(people), sensitive),
                hidden.getOrDefault(item, Set.of()))));
    return rates;
  }

  private List<Parted> parted(Map<String, Map<AccountKey, Proportion>> items) {
    Map<String, Map<String, Set<String>>> byGroup = new TreeMap<>();
    items.forEach((item, shares) ->
        shares
            .keySet()
            .forEach(person -> {
              String role = group(roles.getOrDefault(person, NO_ROLE));
              for (String group : List.of(EVERYBODY, role)) {
                byGroup
                    .computeIfAbsent(group, of -> new TreeMap<>())
                    .computeIfAbsent(item, of -> new HashSet<>())
                    .add(person.homePage() + " " + person.name());
              }
            }));
    return byGroup.entrySet().stream()
        .map(group ->
            new Parted(
                group.getKey(), group.getKey().equals(EVERYBODY) ? null : "role", group.getValue()))
        .toList();
  }

  private static String group(String role) {
    return "@" + role;
  }

  /** Whose a number of people is; null where nobody asks. */
  public @Nullable Whose whose(Set<AccountKey> people) {
    return salt == null
        ? null
        : Whose.of(
            people.stream().collect(Collectors.toMap(person -> person, person -> "")),
            Map.of(),
            true,
            Set.of(),
            salt);
  }

  /** How many people, as it may be told. */
  public Headcount people(int n) {
    return Headcount.of(n);
  }

  /** That there is nothing to tell, because nothing was measured. */
  public ByRole notMeasured() {
    return grouped(Map.<AccountKey, Proportion>of(), this::rateOf);
  }

  /** Skill: how far wrong and right claims are told apart. */
  public ByRole dPrime(Map<AccountKey, Counts> counts) {
    return detection(counts, Detection::dPrime, Detection::dPrimeInterval);
  }

  /** Response bias: above 0 lets too much through. */
  public ByRole criterion(Map<AccountKey, Counts> counts) {
    return detection(counts, Detection::criterion, Detection::criterionInterval);
  }

  /** Mean confidence minus share right, over people. */
  public ByRole bias(Map<AccountKey, Calibration.Bin> stated) {
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
              .orElseGet(() -> insufficientData(people.size(), units));
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
        .orElseGet(() -> Figure.without(Status.NOT_MEASURED, definitionVersion, asOf));
  }

  /** By {@link RareRate}, as the verdict has it: exact in the units where nothing was seen. */
  private Figure upperBoundOf(Collection<Proportion> people) {
    return RareRate.of(List.copyOf(people), Figure.LEVEL)
        .map(rate ->
            figure(
                rate.bounds().upper(),
                new Interval(0, rate.bounds().upper()),
                rate.people(),
                rate.units(),
                rate.people() >= PEOPLE && rate.units() >= UNITS))
        .orElseGet(() -> Figure.without(Status.NOT_MEASURED, definitionVersion, asOf));
  }

  /**
   * The mean of people's own values where at least five have enough units; else pooled, with the
   * effective numbers of units. Of roles by the same way as of everybody, so that they can be
   * compared; and whose figure it is, is whose values are in it: who has too few units for a value
   * of her own is not in a mean, neither as one of {@code k} nor as the difference of two groups.
   */
  private ByRole detection(
      Map<AccountKey, Counts> counts,
      Function<Detection, Double> value,
      Function<Detection, Interval> interval) {
    Map<AccountKey, Counts> own = contributing(counts, Counts::enoughAlone);
    return own.size() >= PEOPLE
        ? grouped(own, people -> CellSuppression.guardNumber(meanOf(people, value)))
        : grouped(
            contributing(
                counts,
                c -> c.hits() + c.misses() > 0 && c.falseAlarms() + c.correctRejections() > 0),
            people -> CellSuppression.guardNumber(pooledOf(people, value, interval)));
  }

  private Figure meanOf(Collection<Counts> people, Function<Detection, Double> value) {
    long units = people.stream().mapToLong(Counts::units).sum();
    return Mean.of(
            people.stream()
                .map(c ->
                    value.apply(
                        Detection.of(c.hits(), c.misses(), c.falseAlarms(), c.correctRejections())))
                .toList())
        .map(mean -> figure(mean.estimate(), mean.interval(), people.size(), units, true))
        .orElseGet(() -> insufficientData(people.size(), units));
  }

  /**
   * Below the minimums there is no value: with few units it would say more about their number than
   * about anybody's skill.
   */
  private Figure pooledOf(
      Collection<Counts> people,
      Function<Detection, Double> value,
      Function<Detection, Interval> interval) {
    long units = people.stream().mapToLong(Counts::units).sum();
    ClusteredRate hits =
        ClusteredRate.of(
                people.stream().map(c -> new Proportion(c.hits(), c.hits() + c.misses())).toList())
            .orElseThrow();
    ClusteredRate alarms =
        ClusteredRate.of(
                people.stream()
                    .map(c ->
                        new Proportion(c.falseAlarms(), c.falseAlarms() + c.correctRejections()))
                    .toList())
            .orElseThrow();
    if (people.size() < PEOPLE || hits.units() < UNITS || alarms.units() < UNITS) {
      return insufficientData(people.size(), units);
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
    return grouped(contributing, measure, Set.of());
  }

  private <T> ByRole grouped(
      Map<AccountKey, T> contributing,
      Function<Collection<T>, Figure> measure,
      Set<String> hidden) {
    SortedMap<String, List<T>> groups = new TreeMap<>();
    contributing.forEach((person, value) ->
        groups
            .computeIfAbsent(roles.getOrDefault(person, NO_ROLE), role -> new ArrayList<>())
            .add(value));
    SortedMap<String, Integer> sizes = new TreeMap<>();
    groups.forEach((role, people) -> sizes.put(role, people.size()));
    Set<String> released = CellSuppression.released(sizes, k);
    released.removeIf(role -> hidden.contains(group(role)));
    SortedMap<String, Figure> byRole = new TreeMap<>();
    groups.forEach((role, people) ->
        byRole.put(
            role,
            released.contains(role)
                ? measure.apply(people)
                : Figure.without(Status.SUPPRESSED, definitionVersion, asOf)));
    Status status =
        hidden.contains(EVERYBODY)
            ? Status.SUPPRESSED
            : CellSuppression.status(contributing.size(), k);
    Figure all =
        status == Status.OK
            ? measure.apply(contributing.values())
            : Figure.without(status, definitionVersion, asOf);
    return new ByRole(
        all,
        byRole,
        salt == null ? null : Whose.of(contributing, roles, status == Status.OK, released, salt));
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

  private Figure insufficientData(int people, long units) {
    return of(null, null, people, units, Status.INSUFFICIENT_DATA);
  }

  private Figure figure(
      double estimate, Interval interval, int people, long units, boolean enough) {
    return of(estimate, interval, people, units, enough ? Status.OK : Status.INSUFFICIENT_DATA);
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
        people,
        units,
        status,
        Bound.NONE,
        definitionVersion,
        asOf);
  }
}
