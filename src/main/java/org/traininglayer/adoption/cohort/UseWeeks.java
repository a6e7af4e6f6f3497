package org.traininglayer.adoption.cohort;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.traininglayer.adoption.statistics.records.RosterEntry;
import org.traininglayer.adoption.statistics.records.UseWeek;

/**
 * A record for each person and week on the roster. Where a tool tells of use, a week without a word
 * is one in which nothing was made; where only people tell, when they are asked, it is one of which
 * nobody knows anything, and counts as excused.
 */
final class UseWeeks {

  private UseWeeks() {}

  /** What is known of a week; {@code observed}: a tool told it. */
  record Known(String person, LocalDate week, int outputs, boolean observed) {}

  /** The weeks from this Monday to that one, without the last. */
  static List<UseWeek> of(
      List<RosterEntry> roster, List<Known> known, LocalDate from, LocalDate to) {
    if (known.isEmpty()) {
      return List.of();
    }
    boolean observed = known.stream().anyMatch(Known::observed);
    Map<String, Map<LocalDate, Integer>> outputs = new HashMap<>();
    known.forEach(one ->
        outputs
            .computeIfAbsent(one.person(), person -> new HashMap<>())
            .merge(one.week(), one.outputs(), Integer::sum));
    List<UseWeek> weeks = new ArrayList<>();
    Map<String, Set<LocalDate>> seen = new HashMap<>();
    for (RosterEntry entry : roster) {
      Map<LocalDate, Integer> own = outputs.getOrDefault(entry.person(), Map.of());
      Set<LocalDate> had = seen.computeIfAbsent(entry.person(), person -> new HashSet<>());
      LocalDate first = entry.from().isAfter(from) ? entry.from() : from;
      LocalDate week = first.with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
      while (week.isBefore(to) && entry.on(week)) {
        if (had.add(week)) {
          Integer made = own.get(week);
          weeks.add(
              new UseWeek(
                  entry.person(), week, made == null ? 0 : made, made == null && !observed));
        }
        week = week.plusWeeks(1);
      }
    }
    return weeks;
  }
}
