package org.traininglayer.adoption;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.traininglayer.adoption.statistics.Calibration;
import org.traininglayer.adoption.statistics.Proportion;
import org.traininglayer.kernel.AccountKey;

/** Sums of people to the figures of a page; pure. */
final class MetricCalculator {

  private static final String INDEPENDENT = "independent";
  private static final List<String> EXPOSURES = List.of(INDEPENDENT, "guided", "worked");
  private static final List<String> BANDS = List.of("low", "middle", "high", "");

  private final List<PersonSum> sums;
  private final DisclosureControl gate;
  private final Scope scope;

  private MetricCalculator(List<PersonSum> sums, DisclosureControl gate, Scope scope) {
    this.sums = sums;
    this.gate = gate;
    this.scope = scope;
  }

  /**
   * The figures.
   *
   * @param steps ids of the module's steps in order
   */
  static MetricSet paint(
      List<PersonSum> sums, List<String> steps, Scope scope, DisclosureControl gate) {
    return new MetricCalculator(sums, gate, scope).paint(steps);
  }

  private MetricSet paint(List<String> steps) {
    Set<AccountKey> people = sums.stream().map(PersonSum::person).collect(Collectors.toSet());
    Predicate<PersonSum> alone = review(INDEPENDENT);
    Set<AccountKey> open = open();
    List<Map<AccountKey, Long>> reached = reached(steps, open);
    return new MetricSet(
        people.stream()
            .map(person -> gate.roles().getOrDefault(person, DisclosureControl.NO_ROLE))
            .collect(Collectors.toCollection(TreeSet::new)),
        people.size(),
        new MetricSet.Catching(
            gate.rate(shares(alone, MetricCalculator::hits), true),
            gate.rate(shares(alone, MetricCalculator::falseAlarms), true),
            gate.dPrime(counts(alone)),
            gate.criterion(counts(alone)),
            gate.rareRate(shares(alone, MetricCalculator::criticalMisses))),
        bands(),
        families(sum -> sum.exposure().equals(INDEPENDENT)),
        families(sum -> !sum.exposure().equals(INDEPENDENT)),
        steps(steps, reached),
        gate.rate(among(reached.getFirst(), reached.getLast()), false),
        open.size(),
        gate.bias(stated(sum -> true)),
        confidence());
  }

  private List<MetricSet.Band> bands() {
    return sums.stream()
        .filter(sum -> sum.kind() == CellKey.Kind.REVIEW)
        .map(sum -> List.of(sum.exposure(), sum.band()))
        .distinct()
        .sorted(
            Comparator.<List<String>>comparingInt(pair -> EXPOSURES.indexOf(pair.getFirst()))
                .thenComparingInt(pair -> BANDS.indexOf(pair.getLast())))
        .map(pair -> {
          Predicate<PersonSum> in =
              review(pair.getFirst()).and(sum -> sum.band().equals(pair.getLast()));
          return new MetricSet.Band(
              pair.getFirst(),
              pair.getLast(),
              gate.rate(shares(in, MetricCalculator::hits), true),
              gate.rate(shares(in, MetricCalculator::falseAlarms), true));
        })
        .toList();
  }

  private SortedMap<String, ByRole> families(Predicate<PersonSum> round) {
    Predicate<PersonSum> all = sum -> sum.kind() == CellKey.Kind.FAMILY && round.test(sum);
    SortedMap<String, ByRole> families = new TreeMap<>();
    sums.stream()
        .filter(all)
        .map(PersonSum::item)
        .distinct()
        .forEach(family ->
            families.put(
                family,
                gate.rate(
                    shares(all.and(sum -> sum.item().equals(family)), MetricCalculator::hits),
                    true)));
    return families;
  }

  private SortedMap<Integer, ByRole> confidence() {
    SortedMap<Integer, ByRole> bins = new TreeMap<>();
    sums.stream()
        .filter(sum -> sum.kind() == CellKey.Kind.CALIBRATION)
        .map(PersonSum::item)
        .distinct()
        .forEach(percent -> {
          Map<AccountKey, Proportion> shares = new HashMap<>();
          stated(sum -> sum.item().equals(percent))
              .forEach((person, bin) -> shares.put(person, new Proportion(bin.y(), bin.n())));
          bins.put(Integer.valueOf(percent), gate.rate(shares, true));
        });
    return bins;
  }

  /** People who began, have not finished, and were here this week or last: not failures yet. */
  private Set<AccountKey> open() {
    Map<AccountKey, Long> unfinished = new HashMap<>();
    Map<AccountKey, Boolean> recent = new HashMap<>();
    for (PersonSum sum : sums) {
      if (sum.kind() == CellKey.Kind.MODULE) {
        unfinished.merge(
            sum.person(),
            sum.cell().get(Counter.OPENED) - sum.cell().get(Counter.FINISHED),
            Long::sum);
      }
      recent.merge(
          sum.person(),
          !sum.lastWeek().isBefore(scope.thisWeek().minusWeeks(1)),
          Boolean::logicalOr);
    }
    return unfinished.entrySet().stream()
        .filter(e -> e.getValue() > 0 && recent.getOrDefault(e.getKey(), false))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /** Runs of each person that came to each step, and last of all to the end of the module. */
  private List<Map<AccountKey, Long>> reached(List<String> steps, Set<AccountKey> open) {
    List<Map<AccountKey, Long>> reached = new ArrayList<>();
    for (int i = 0; i <= steps.size(); i++) {
      String step = i < steps.size() ? steps.get(i) : null;
      Map<AccountKey, Long> here = new LinkedHashMap<>();
      for (PersonSum sum : sums) {
        if (!open.contains(sum.person())) {
          if (step != null && sum.kind() == CellKey.Kind.STEP && sum.item().equals(step)) {
            here.merge(sum.person(), sum.cell().get(Counter.OPENED), Long::sum);
          } else if (step == null && sum.kind() == CellKey.Kind.MODULE) {
            here.merge(sum.person(), sum.cell().get(Counter.FINISHED), Long::sum);
          }
        }
      }
      if (i > 0) {
        // Runs that began before the first week of the period have lost their beginning.
        Map<AccountKey, Long> before = reached.getLast();
        here.replaceAll((person, n) -> Math.min(n, before.getOrDefault(person, 0L)));
      }
      reached.add(here);
    }
    return reached;
  }

  private List<MetricSet.StepFigures> steps(
      List<String> steps, List<Map<AccountKey, Long>> reached) {
    List<MetricSet.StepFigures> figures = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      Map<AccountKey, Long> here = reached.get(i);
      Map<AccountKey, Long> next = reached.get(i + 1);
      Map<AccountKey, Proportion> left = new HashMap<>();
      here.forEach(
          (person, n) -> left.put(person, new Proportion(n - next.getOrDefault(person, 0L), n)));
      figures.add(
          new MetricSet.StepFigures(
              steps.get(i),
              gate.rate(among(reached.getFirst(), here), false),
              gate.rate(left, true)));
    }
    return figures;
  }

  private static Map<AccountKey, Proportion> among(
      Map<AccountKey, Long> whole, Map<AccountKey, Long> part) {
    Map<AccountKey, Proportion> shares = new HashMap<>();
    whole.forEach(
        (person, n) -> shares.put(person, new Proportion(part.getOrDefault(person, 0L), n)));
    return shares;
  }

  private Map<AccountKey, Proportion> shares(
      Predicate<PersonSum> of, Function<Cell, Proportion> share) {
    Map<AccountKey, Proportion> shares = new HashMap<>();
    merged(of).forEach((person, cell) -> shares.put(person, share.apply(cell)));
    return shares;
  }

  private Map<AccountKey, DisclosureControl.Counts> counts(Predicate<PersonSum> of) {
    Map<AccountKey, DisclosureControl.Counts> counts = new HashMap<>();
    merged(of)
        .forEach((person, cell) ->
            counts.put(
                person,
                new DisclosureControl.Counts(
                    cell.get(Counter.HITS),
                    cell.get(Counter.MISSES),
                    cell.get(Counter.FALSE_ALARMS),
                    cell.get(Counter.CORRECT_REJECTIONS))));
    return counts;
  }

  private Map<AccountKey, Calibration.Bin> stated(Predicate<PersonSum> of) {
    Map<AccountKey, Calibration.Bin> bins = new HashMap<>();
    merged(sum -> sum.kind() == CellKey.Kind.CALIBRATION && of.test(sum))
        .forEach((person, cell) ->
            bins.put(
                person,
                new Calibration.Bin(
                    cell.get(Counter.RATED),
                    cell.get(Counter.SUM_P),
                    cell.get(Counter.SUM_Y),
                    cell.get(Counter.SUM_PP),
                    cell.get(Counter.SUM_PY))));
    return bins;
  }

  private Map<AccountKey, Cell> merged(Predicate<PersonSum> of) {
    Map<AccountKey, Cell> cells = new HashMap<>();
    sums.stream().filter(of).forEach(sum -> cells.merge(sum.person(), sum.cell(), Cell::plus));
    return cells;
  }

  private static Predicate<PersonSum> review(String exposure) {
    return sum -> sum.kind() == CellKey.Kind.REVIEW && sum.exposure().equals(exposure);
  }

  private static Proportion hits(Cell cell) {
    return new Proportion(
        cell.get(Counter.HITS), cell.get(Counter.HITS) + cell.get(Counter.MISSES));
  }

  private static Proportion falseAlarms(Cell cell) {
    return new Proportion(
        cell.get(Counter.FALSE_ALARMS),
        cell.get(Counter.FALSE_ALARMS) + cell.get(Counter.CORRECT_REJECTIONS));
  }

  private static Proportion criticalMisses(Cell cell) {
    return new Proportion(
        cell.get(Counter.CRITICAL_MISSES),
        cell.get(Counter.CRITICAL_HITS) + cell.get(Counter.CRITICAL_MISSES));
  }
}
