package org.traininglayer.adoption.verdict;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.traininglayer.adoption.cohort.CohortRecords;
import org.traininglayer.adoption.disclosure.DecisionFigures;
import org.traininglayer.adoption.disclosure.Figure;
import org.traininglayer.adoption.statistics.ConfidenceSequence;
import org.traininglayer.adoption.statistics.Interval;
import org.traininglayer.adoption.statistics.records.PolicyDecision;
import org.traininglayer.adoption.statistics.records.ReviewUnit;
import org.traininglayer.adoption.statistics.records.ReviewUnit.Severity;
import org.traininglayer.adoption.statistics.records.ReviewUnit.Truth;
import org.traininglayer.adoption.statistics.verdict.GateInputs.Input;

/**
 * A rate as it stands, with limits that hold however often one looks. Units count as independent.
 *
 * @param value the rate, or a bound of it
 */
public record GaugeView(String input, String value, String lower, String upper, String people) {

  private static final double LEVEL = 0.95;

  /** Critical errors missed, prohibited uses, errors caught; those that may be told. */
  static List<GaugeView> of(CohortRecords records, ToldInputs told) {
    List<GaugeView> gauges = new ArrayList<>();
    List<ReviewUnit> errors =
        records.reviews().stream().filter(unit -> unit.truth() == Truth.ERROR).toList();
    add(
        gauges,
        Input.CRITICAL_MISSES,
        errors.stream().filter(unit -> unit.severity() == Severity.CRITICAL).toList(),
        ReviewUnit::person,
        unit -> !unit.flagged(),
        told);
    add(
        gauges,
        Input.PROHIBITED_USE,
        records.decisions().stream().filter(PolicyDecision::mayBeMisused).toList(),
        PolicyDecision::person,
        PolicyDecision::usedProhibited,
        told);
    add(gauges, Input.HIT_RATE, errors, ReviewUnit::person, ReviewUnit::flagged, told);
    return gauges;
  }

  private static <T> void add(
      List<GaugeView> gauges,
      Input input,
      List<T> facts,
      Function<T, String> person,
      Predicate<T> has,
      ToldInputs told) {
    long people = facts.stream().map(person).distinct().count();
    long x = facts.stream().filter(has).count();
    long n = facts.size();
    if (n == 0 || !told.released().test(input)) {
      return;
    }
    Interval interval = ConfidenceSequence.of(x, n, LEVEL);
    double rate = x / (double) n;
    Figure figure =
        DecisionFigures.of(
            rate,
            Math.min(rate, interval.lower()),
            Math.max(rate, interval.upper()),
            people,
            n,
            true,
            DecisionFigures.Kind.SENSITIVE_SHARE,
            told.k(),
            1,
            Instant.EPOCH);
    Double value = figure.estimate();
    Double lower = figure.lower();
    Double upper = figure.upper();
    if (value != null && lower != null && upper != null) {
      String sign =
          switch (figure.bound()) {
            case AT_LEAST -> "≥ ";
            case AT_MOST -> "≤ ";
            case NONE, ONE_SIDED_UPPER -> "";
          };
      gauges.add(
          new GaugeView(
              input.name(),
              sign + VerdictView.shown(input.name(), value),
              VerdictView.shown(input.name(), lower),
              VerdictView.shown(input.name(), upper),
              people < Figure.FEW ? "< " + Figure.FEW : String.valueOf(people)));
    }
  }
}
