package org.traininglayer.adoption.warnings;

import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.traininglayer.adoption.release.OwnerFigure;
import org.traininglayer.adoption.release.Telling;
import org.traininglayer.adoption.statistics.warnings.Look;
import org.traininglayer.adoption.statistics.warnings.Rule;

/** Which looks may be told: none says more about a group than the released figures do. Pure. */
final class ToldLooks {

  private ToldLooks() {}

  /**
   * The look, a look at nothing where its figure is hidden, or none where it would tell of few.
   *
   * @param told whether a figure of a group may be told, by its key
   * @param known whether the group was looked at by this rule before: that look stays
   */
  static Optional<Seen> of(
      Seen seen, BiFunction<String, OwnerFigure, Telling.May> told, Predicate<Rule> known) {
    Rule rule = seen.look().rule();
    String cohort = seen.look().cohort();
    Telling.May may =
        seen.look().state() == Look.State.NO_DATA
            ? Telling.May.TELL
            : figures(rule)
                .map(figure -> told.apply(cohort, figure))
                .reduce(Telling.May.TELL, (a, b) -> a.compareTo(b) > 0 ? a : b);
    return switch (may) {
      case TELL -> Optional.of(seen);
      case HIDE -> Optional.of(Seen.nothing(rule, cohort, "few-people"));
      case WAIT ->
          known.test(rule)
              ? Optional.empty()
              : Optional.of(Seen.nothing(rule, cohort, "few-changed"));
    };
  }

  /** The figures that tell of the same people's same contributions. */
  private static Stream<OwnerFigure> figures(Rule rule) {
    return switch (rule) {
      case W1, W9 -> Stream.of(OwnerFigure.STARTED);
      case W2 -> Stream.of(OwnerFigure.HITS);
      case W3 -> Stream.of(OwnerFigure.CRITERION);
      case W4 -> Stream.of(OwnerFigure.CHILL);
      case W5 -> Stream.of(OwnerFigure.RAISED, OwnerFigure.SKILL);
      case W6 -> Stream.of(OwnerFigure.DROP);
      case W7 -> Stream.of(OwnerFigure.TOP);
      case W8 -> Stream.of(OwnerFigure.GAP);
      case W10 -> Stream.of(OwnerFigure.CHECK_BYPASS);
      case W11 -> Stream.empty();
    };
  }
}
