package org.traininglayer.adoption.statistics.records;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;

/**
 * What one person made with an AI in one week.
 *
 * @param week Monday of the ISO week
 * @param outputs finished outputs; a log-in is none
 * @param excused on leave, or without work of that kind
 * @param days on which something was made, in order; empty where only the week is known
 */
public record UseWeek(
    String person, LocalDate week, int outputs, boolean excused, List<LocalDate> days) {

  /** Of which only the week is known. */
  public UseWeek(String person, LocalDate week, int outputs, boolean excused) {
    this(person, week, outputs, excused, List.of());
  }

  /** Refuses a week that does not begin on a Monday. */
  public UseWeek {
    if (week.getDayOfWeek() != DayOfWeek.MONDAY) {
      throw new IllegalArgumentException("a week begins on a Monday, not on " + week);
    }
    if (outputs < 0) {
      throw new IllegalArgumentException("outputs are not negative");
    }
    days = List.copyOf(days);
  }

  /** Whether anything was made. */
  public boolean active() {
    return outputs > 0;
  }
}
