package org.traininglayer.adoption.statistics.outcomes;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.traininglayer.adoption.statistics.CohortDetection;
import org.traininglayer.adoption.statistics.Counts;
import org.traininglayer.adoption.statistics.Interval;
import org.traininglayer.adoption.statistics.Measurement;
import org.traininglayer.adoption.statistics.MeasuringRules;
import org.traininglayer.adoption.statistics.PrevalenceBand;
import org.traininglayer.adoption.statistics.Proportion;
import org.traininglayer.adoption.statistics.Reliance;
import org.traininglayer.adoption.statistics.ResponseBias;

/** M4: whether a cohort catches an AI's errors, and at what price in false alarms. */
public final class ErrorCatching {

  /** Its id. */
  public static final String ID = "M4";

  /** Of its definition. */
  public static final int VERSION = 3;

  private ErrorCatching() {}

  /**
   * The figures.
   *
   * @param zone what the criterion's interval says
   * @param byBand skill and criterion within each band; across bands they are not compared
   * @param criticalMisses with a two-sided interval
   * @param criticalMissBound the same with one-sided bounds, exact when none was missed
   * @param repaired flagged errors corrected rightly
   */
  public record Result(
      Measurement hitRate,
      Measurement falseAlarmRate,
      CohortDetection detection,
      ResponseBias zone,
      SortedMap<PrevalenceBand, CohortDetection> byBand,
      Measurement criticalMisses,
      Measurement criticalMissBound,
      Measurement repaired,
      SortedMap<String, Measurement> repairedByType) {

    /** Copies the maps. */
    public Result {
      byBand = Collections.unmodifiableSortedMap(new TreeMap<>(byBand));
      repairedByType = Collections.unmodifiableSortedMap(new TreeMap<>(repairedByType));
    }
  }

  /** The figures of a cohort, from one cell for each person. */
  public static Result of(Collection<ReviewCell> people, MeasuringRules rules) {
    List<Counts> counts = people.stream().map(ReviewCell::counts).toList();
    CohortDetection detection = CohortDetection.of(counts, rules, VERSION);
    TreeMap<PrevalenceBand, CohortDetection> byBand = new TreeMap<>();
    TreeMap<String, Measurement> byType = new TreeMap<>();
    TreeSet<PrevalenceBand> bands = new TreeSet<>();
    TreeSet<String> types = new TreeSet<>();
    people.forEach(cell -> {
      bands.addAll(cell.bands().keySet());
      types.addAll(cell.repairs().keySet());
    });
    bands.forEach(band ->
        byBand.put(
            band,
            CohortDetection.of(
                people.stream().map(cell -> cell.bands().getOrDefault(band, Counts.NONE)).toList(),
                rules,
                VERSION)));
    types.forEach(type ->
        byType.put(
            type,
            rate(people, cell -> cell.repairs().getOrDefault(type, new Proportion(0, 0)), rules)));
    Interval criterion = detection.criterion().interval();
    return new Result(
        rate(people, cell -> cell.counts().hitShare(), rules),
        rate(people, cell -> cell.counts().falseAlarmShare(), rules),
        detection,
        criterion == null ? ResponseBias.NOT_CLEAR : ResponseBias.of(criterion),
        byBand,
        rate(people, ReviewCell::critical, rules),
        rules.rare(people.stream().map(ReviewCell::critical).toList(), VERSION),
        rate(
            people,
            cell ->
                cell.repairs().values().stream()
                    .reduce(
                        new Proportion(0, 0),
                        (a, b) -> new Proportion(a.x() + b.x(), a.n() + b.n())),
            rules),
        byType);
  }

  private static Measurement rate(
      Collection<ReviewCell> people, Function<ReviewCell, Proportion> share, MeasuringRules rules) {
    return rules.rate(people.stream().map(share).toList(), VERSION);
  }

  /** How far advice is followed, where items have two steps. */
  public record AdviceUse(
      Measurement over, Measurement under, Measurement towardsAdvice, Measurement towardsOneself) {

    /** Of one sum of decisions for each person. */
    public static AdviceUse of(Collection<Reliance> people, MeasuringRules rules) {
      return new AdviceUse(
          rules.rate(people.stream().map(Reliance::over).toList(), VERSION),
          rules.rate(people.stream().map(Reliance::under).toList(), VERSION),
          rules.rate(people.stream().map(Reliance::towardsAdvice).toList(), VERSION),
          rules.rate(people.stream().map(Reliance::towardsOneself).toList(), VERSION));
    }
  }
}
