package org.traininglayer.adoption.warnings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.traininglayer.adoption.cohort.CohortFigures;
import org.traininglayer.adoption.cohort.CohortRecords;
import org.traininglayer.adoption.release.OwnerFigure;
import org.traininglayer.adoption.release.Telling;
import org.traininglayer.adoption.release.Window;
import org.traininglayer.adoption.statistics.warnings.Look;
import org.traininglayer.adoption.statistics.warnings.Rule;

/** Which looks may be told: none says more about a group than the released figures do. Pure. */
final class ToldLooks {

  private ToldLooks() {}

  /**
   * The look, a look at nothing where its figure is hidden, or none where it would tell of few.
   *
   * @param may what may be told of it
   * @param known whether the group was looked at by this rule before: that look stays
   */
  static Optional<Seen> of(Seen seen, Telling.May may, Predicate<Rule> known) {
    Rule rule = seen.look().rule();
    String cohort = seen.look().cohort();
    return switch (may) {
      case TELL -> Optional.of(seen);
      case HIDE -> Optional.of(Seen.nothing(rule, cohort, "few-people"));
      case WAIT ->
          known.test(rule)
              ? Optional.empty()
              : Optional.of(Seen.nothing(rule, cohort, "few-changed"));
    };
  }

  /**
   * What may be told of it as long as its group is: no more than the released figures.
   *
   * @param told whether a figure of a group may be told, by its key
   */
  static Telling.May may(Seen seen, BiFunction<String, OwnerFigure, Telling.May> told) {
    return seen.look().state() == Look.State.NO_DATA
        ? Telling.May.TELL
        : figures(seen.look().rule())
            .map(figure -> told.apply(seen.look().cohort(), figure))
            .reduce(Telling.May.TELL, (a, b) -> a.compareTo(b) > 0 ? a : b);
  }

  /**
   * The contributions that it rests on, over its own periods; none where it says nothing.
   *
   * @param records of so many weeks, which it was made of
   */
  static List<Window> windows(Seen seen, CohortRecords records, int weeks) {
    Rule rule = seen.look().rule();
    if (seen.look().state() == Look.State.NO_DATA) {
      return List.of();
    }
    List<Window> windows = new ArrayList<>();
    figures(rule).forEach(figure -> windows.add(new Window(figure, weeks, records)));
    if (rule == Rule.W2 || rule == Rule.W3) {
      CohortRecords recent = records.judgedSince(records.asOf().minus(Evaluation.RECENT));
      int since = (int) (Evaluation.RECENT.toDays() / 7);
      figures(rule).forEach(figure -> windows.add(new Window(figure, since, recent)));
    }
    if (rule == Rule.W7) {
      CohortRecords used = records.usedSince(records.to().minusWeeks(CohortFigures.USED));
      windows.add(new Window(OwnerFigure.TOP, CohortFigures.USED, used));
    }
    return windows;
  }

  /** The figures that tell of the same people's same contributions. */
  private static Stream<OwnerFigure> figures(Rule rule) {
    return switch (rule) {
      case W1, W9 -> Stream.of(OwnerFigure.STARTED);
      case W2 -> Stream.of(OwnerFigure.HITS);
      case W3 -> Stream.of(OwnerFigure.CRITERION);
      // Whether it fires depends on prohibited use, and on what is avoided week by week, as well.
      case W4 -> Stream.of(OwnerFigure.CHILL, OwnerFigure.PROHIBITED, OwnerFigure.AVOIDED);
      case W5 -> Stream.of(OwnerFigure.RAISED, OwnerFigure.SKILL);
      case W6 -> Stream.of(OwnerFigure.DROP);
      case W7 -> Stream.of(OwnerFigure.TOP);
      case W8 -> Stream.of(OwnerFigure.GAP);
      case W10 -> Stream.of(OwnerFigure.CHECK_BYPASS);
      case W11 -> Stream.empty();
    };
  }
}
