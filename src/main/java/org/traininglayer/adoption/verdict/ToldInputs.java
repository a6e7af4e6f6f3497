package org.traininglayer.adoption.verdict;

import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.traininglayer.adoption.cohort.CohortRecords;
import org.traininglayer.adoption.disclosure.DecisionFigures;
import org.traininglayer.adoption.disclosure.DecisionFigures.Kind;
import org.traininglayer.adoption.disclosure.Figure;
import org.traininglayer.adoption.disclosure.Status;
import org.traininglayer.adoption.release.OwnerFigure;
import org.traininglayer.adoption.release.Telling;
import org.traininglayer.adoption.release.Window;
import org.traininglayer.adoption.statistics.Measurement;
import org.traininglayer.adoption.statistics.signals.SignalState;
import org.traininglayer.adoption.statistics.verdict.GateInputs;
import org.traininglayer.adoption.statistics.verdict.GateInputs.Input;

/**
 * Which of a group's numbers stand in a verdict: none that its released figures do not tell, and
 * none that beside what was shown once would tell what a few people did.
 *
 * @param k fewest people a number may be about
 * @param released whether the figure of the same contributions is told now
 * @param signals whether P2 and P4 are
 */
record ToldInputs(int k, Predicate<Input> released, Predicate<OwnerFigure> signals) {

  /** Signals that gates rest on. */
  private static final List<OwnerFigure> SIGNALS = List.of(OwnerFigure.TOP, OwnerFigure.DROP);

  /** The contributions that the numbers rest on, for those that the release tells. */
  static Map<OwnerFigure, List<Window>> windows(CohortRecords records, int weeks, Telling telling) {
    Set<OwnerFigure> figures = new TreeSet<>(SIGNALS);
    for (Input input : Input.values()) {
      if (input != Input.COVERAGE) {
        figures.add(figure(input));
      }
    }
    Map<OwnerFigure, List<Window>> windows = new LinkedHashMap<>();
    for (OwnerFigure figure : figures) {
      if (telling.of(records.cohort().key(), figure) == Telling.May.TELL) {
        windows.put(figure, List.of(new Window(figure, weeks, records)));
      }
    }
    return windows;
  }

  /** By what may be told of those. */
  static ToldInputs of(Map<OwnerFigure, Telling.May> may, int k) {
    return new ToldInputs(
        k,
        input -> input == Input.COVERAGE || may.get(figure(input)) == Telling.May.TELL,
        signal -> may.get(signal) == Telling.May.TELL);
  }

  /** As it may be told. */
  Figure figure(@Nullable Measurement of, Input input, Instant asOf) {
    return released.test(input)
        ? DecisionFigures.of(of, kind(input), k, asOf)
        : DecisionFigures.hidden(of, asOf);
  }

  /** Whether there is a number that is not told. */
  boolean hides(GateInputs inputs, Input input, Instant asOf) {
    return input != Input.COVERAGE
        && figure(inputs.of(input), input, asOf).status() == Status.SUPPRESSED;
  }

  /**
   * The same without what is not told: gates that rest on it are without data, and the verdict does
   * not give away by its outcome what its table hides.
   */
  GateInputs only(GateInputs inputs, Set<Input> hidden) {
    Map<Input, Measurement> told = new EnumMap<>(Input.class);
    inputs
        .measurements()
        .forEach((input, of) -> {
          if (!hidden.contains(input)) {
            told.put(input, of);
          }
        });
    return new GateInputs(
        inputs.evidence(),
        told,
        inputs.noDefects() && !hidden.contains(Input.DEFECT_RATIO),
        signals.test(OwnerFigure.TOP) ? inputs.powerUsers() : SignalState.NO_DATA,
        // Where the competent are lost tells how many are competent, which hidden skill must not.
        signals.test(OwnerFigure.DROP) && !hidden.contains(Input.D_PRIME)
            ? inputs.mismatch()
            : SignalState.NO_DATA,
        inputs.designEffects(),
        inputs.largest());
  }

  private static OwnerFigure figure(Input input) {
    return switch (input) {
      case COVERAGE -> OwnerFigure.COVERAGE;
      case CRITICAL_MISSES -> OwnerFigure.CRITICAL;
      case PROHIBITED_USE -> OwnerFigure.PROHIBITED;
      case CHECK_BYPASS -> OwnerFigure.CHECK_BYPASS;
      case QUALITY -> OwnerFigure.QUALITY;
      case DEFECT_RATIO -> OwnerFigure.DEFECTS;
      case D_PRIME -> OwnerFigure.SKILL;
      case HIT_RATE -> OwnerFigure.HITS;
      case TIME_RATIO -> OwnerFigure.TIME;
      case SUSTAINED -> OwnerFigure.SUSTAINED;
      case COMPLETION -> OwnerFigure.COMPLETED;
      // Of everybody who knew, not of the competent alone.
      case KNEW_BUT_AVOIDED -> OwnerFigure.AVOIDED;
      case BIAS -> OwnerFigure.BIAS;
    };
  }

  private static Kind kind(Input input) {
    return switch (input) {
      case CRITICAL_MISSES, PROHIBITED_USE, CHECK_BYPASS, HIT_RATE, KNEW_BUT_AVOIDED ->
          Kind.SENSITIVE_SHARE;
      case COVERAGE, SUSTAINED, COMPLETION -> Kind.SHARE;
      case QUALITY, DEFECT_RATIO, D_PRIME, TIME_RATIO, BIAS -> Kind.NUMBER;
    };
  }
}
