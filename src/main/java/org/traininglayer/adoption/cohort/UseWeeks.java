package org.traininglayer.adoption.cohort;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.traininglayer.adoption.statistics.records.RosterEntry;
import org.traininglayer.adoption.statistics.records.UseWeek;

/**
 * A record for each person and week on the roster. Where a tool tells of use, a week without a word
 * is one in which nothing was made, from the first week on of which it told and up to the last one;
 * before and after, and where only people tell, when they are asked, it is one of which nobody
 * knows anything, and counts as excused.
 */
final class UseWeeks {

  private UseWeeks() {}

  /**
   * What is known of a week.
   *
   * @param observed a tool told it
   * @param days on which something was made, as far as they are known
   */
  record Known(String person, LocalDate week, int outputs, boolean observed, Set<LocalDate> days) {

    /** Of which only the week is known. */
    Known(String person, LocalDate week, int outputs, boolean observed) {
      this(person, week, outputs, observed, Set.of());
    }

    private Known plus(Known other) {
      Set<LocalDate> both = new TreeSet<>(days);
      both.addAll(other.days);
      return new Known(person, week, outputs + other.outputs, observed || other.observed, both);
    }
  }

  /** The weeks from this Monday to that one, without the last. */
  static List<UseWeek> of(
      List<RosterEntry> roster, List<Known> known, LocalDate from, LocalDate to) {
    if (known.isEmpty()) {
      return List.of();
    }
    TreeSet<LocalDate> observed = new TreeSet<>();
    Map<String, Map<LocalDate, Known>> told = new HashMap<>();
    for (Known one : known) {
      if (one.observed()) {
        observed.add(one.week());
      }
      told.computeIfAbsent(one.person(), person -> new HashMap<>())
          .merge(one.week(), one, Known::plus);
    }
    List<UseWeek> weeks = new ArrayList<>();
    Map<String, Set<LocalDate>> seen = new HashMap<>();
    for (RosterEntry entry : roster) {
      Map<LocalDate, Known> own = told.getOrDefault(entry.person(), Map.of());
      Set<LocalDate> had = seen.computeIfAbsent(entry.person(), person -> new HashSet<>());
      LocalDate first = entry.from().isAfter(from) ? entry.from() : from;
      LocalDate until = entry.until();
      LocalDate week = first.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      while (week.isBefore(to) && (until == null || week.isBefore(until))) {
        if (had.add(week)) {
          weeks.add(week(entry.person(), week, own.get(week), observed));
        }
        week = week.plusWeeks(1);
      }
    }
    return weeks;
  }

  private static UseWeek week(
      String person, LocalDate week, @Nullable Known told, NavigableSet<LocalDate> observed) {
    if (told == null) {
      boolean heard =
          !observed.isEmpty() && !week.isBefore(observed.first()) && !week.isAfter(observed.last());
      return new UseWeek(person, week, 0, !heard);
    }
    return new UseWeek(person, week, told.outputs(), false, told.days().stream().sorted().toList());
  }
}
