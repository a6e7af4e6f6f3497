package org.traininglayer.checkins;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.traininglayer.kernel.ICalendarText;

/**
 * A calendar file with days to remember (<a href="https://www.rfc-editor.org/rfc/rfc5545">RFC
 * 5545</a>). Pure: the same days give the same file, so that a calendar that takes it twice has
 * each day once.
 *
 * @param madeAt when it was made
 */
public record ReminderCalendar(Instant madeAt, List<Day> days) {

  /** Copies the list. */
  public ReminderCalendar {
    days = List.copyOf(days);
  }

  /**
   * A whole day.
   *
   * @param id the same each time
   * @param title and {@code text} are plain texts; line ends are kept
   */
  public record Day(UUID id, LocalDate on, String title, String text) {}

  /** The file. */
  public String file() {
    ICalendarText calendar = new ICalendarText("Check-ins", madeAt);
    days.forEach(day -> calendar.day(day.id.toString(), day.on, day.title, day.text));
    return calendar.file();
  }
}
