package org.traininglayer.adoption.verdict;

import java.time.Instant;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.traininglayer.adoption.disclosure.DecisionFigures;
import org.traininglayer.adoption.disclosure.DecisionFigures.Kind;
import org.traininglayer.adoption.disclosure.Figure;
import org.traininglayer.adoption.release.OwnerFigure;
import org.traininglayer.adoption.release.Telling;
import org.traininglayer.adoption.statistics.Measurement;
import org.traininglayer.adoption.statistics.verdict.GateInputs.Input;

/**
 * Which of a group's numbers stand in a verdict: none that its released figures do not tell.
 *
 * @param k fewest people a number may be about
 * @param released whether the figure of the same contributions is told now
 */
record ToldInputs(int k, Predicate<Input> released) {

  /** By the release. */
  static ToldInputs of(String cohort, Telling telling, int k) {
    return new ToldInputs(
        k,
        input -> input == Input.COVERAGE || telling.of(cohort, figure(input)) == Telling.May.TELL);
  }

  /** As it may be told. */
  Figure figure(@Nullable Measurement of, Input input, Instant asOf) {
    return released.test(input)
        ? DecisionFigures.of(of, kind(input), k, asOf)
        : DecisionFigures.hidden(of, asOf);
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
      case KNEW_BUT_AVOIDED -> OwnerFigure.CHILL;
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
