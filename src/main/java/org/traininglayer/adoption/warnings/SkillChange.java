package org.traininglayer.adoption.warnings;

import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import org.traininglayer.adoption.statistics.CohortDetection;
import org.traininglayer.adoption.statistics.Counts;
import org.traininglayer.adoption.statistics.Interval;
import org.traininglayer.adoption.statistics.Measurement;
import org.traininglayer.adoption.statistics.MeasuringRules;
import org.traininglayer.adoption.statistics.PrevalenceBand;
import org.traininglayer.adoption.statistics.outcomes.ErrorCatching;
import org.traininglayer.adoption.statistics.outcomes.ReviewCell;
import org.traininglayer.adoption.statistics.records.ReviewUnit;

/**
 * How skill differs between two spans, like with like: within one band of how many claims are
 * wrong, that with most claims; and pooled against pooled, since people's own values are pulled
 * towards zero by how few claims each of them had, which would be taken for skill that changed.
 */
final class SkillChange {

  private SkillChange() {}

  /** The later span less the earlier one; not measured where no band can be compared. */
  static Measurement of(List<ReviewUnit> now, List<ReviewUnit> before, MeasuringRules rules) {
    SortedMap<String, ReviewCell> later = ReviewCell.of(now);
    SortedMap<String, ReviewCell> earlier = ReviewCell.of(before);
    Measurement most = rules.notMeasured(ErrorCatching.VERSION);
    for (PrevalenceBand band : PrevalenceBand.values()) {
      Measurement change = within(counts(later, band), counts(earlier, band), rules);
      if (change.ok() && (!most.ok() || change.nUnits() > most.nUnits())) {
        most = change;
      }
    }
    return most;
  }

  private static List<Counts> counts(SortedMap<String, ReviewCell> cells, PrevalenceBand band) {
    return cells.values().stream()
        .map(cell -> cell.bands().getOrDefault(band, Counts.NONE))
        .toList();
  }

  private static Measurement within(
      Collection<Counts> now, Collection<Counts> before, MeasuringRules rules) {
    return difference(
        CohortDetection.pooled(now, rules, ErrorCatching.VERSION).dPrime(),
        CohortDetection.pooled(before, rules, ErrorCatching.VERSION).dPrime(),
        rules);
  }

  /** The difference of two cohort values, as if they were of other people: the cautious way. */
  private static Measurement difference(Measurement now, Measurement before, MeasuringRules rules) {
    Double one = now.estimate();
    Double other = before.estimate();
    Interval ofOne = now.interval();
    Interval ofOther = before.interval();
    if (!now.ok()
        || !before.ok()
        || one == null
        || other == null
        || ofOne == null
        || ofOther == null) {
      return rules.notMeasured(ErrorCatching.VERSION);
    }
    double half =
        Math.hypot((ofOne.upper() - ofOne.lower()) / 2, (ofOther.upper() - ofOther.lower()) / 2);
    return rules.measured(
        one - other,
        new Interval(one - other - half, one - other + half),
        Math.min(now.nPeople(), before.nPeople()),
        now.nUnits() + before.nUnits(),
        true,
        ErrorCatching.VERSION);
  }
}
