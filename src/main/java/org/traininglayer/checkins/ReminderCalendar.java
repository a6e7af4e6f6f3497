package org.traininglayer.checkins;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * A calendar file with days to remember (<a href="https://www.rfc-editor.org/rfc/rfc5545">RFC
 * 5545</a>). Pure: the same days give the same file, so that a calendar that takes it twice has
 * each day once.
 *
 * @param madeAt when it was made
 */
public record ReminderCalendar(Instant madeAt, List<Day> days) {

  /** The media type (RFC 5545, 8.1). */
  public static final String TYPE = "text/calendar;charset=UTF-8";

  /** The longest line in bytes, its end left out (RFC 5545, 3.1). */
  private static final int LONGEST_LINE = 75;

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT);
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT);

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
    StringBuilder file = new StringBuilder();
    line(file, "BEGIN:VCALENDAR");
    line(file, "VERSION:2.0");
    line(file, "PRODID:-//Training Layer//Check-ins//EN");
    line(file, "METHOD:PUBLISH");
    for (Day day : days) {
      line(file, "BEGIN:VEVENT");
      line(file, "UID:" + day.id + "@traininglayer.org");
      line(file, "DTSTAMP:" + UTC.format(madeAt.atOffset(ZoneOffset.UTC)));
      line(file, "DTSTART;VALUE=DATE:" + DATE.format(day.on));
      line(file, "DTEND;VALUE=DATE:" + DATE.format(day.on.plusDays(1)));
      line(file, "SUMMARY:" + escaped(day.title));
      line(file, "DESCRIPTION:" + escaped(day.text));
      line(file, "TRANSP:TRANSPARENT");
      line(file, "END:VEVENT");
    }
    line(file, "END:VCALENDAR");
    return file.toString();
  }

  /** A text as a value (RFC 5545, 3.3.11); controls have no place in one. */
  static String escaped(String text) {
    return text.replace("\\", "\\\\")
        .replace(";", "\\;")
        .replace(",", "\\,")
        .replaceAll("\\r\\n|\\r|\\n|\\u2028|\\u2029", "\\\\n")
        .replaceAll("[\\p{Cc}\\p{Cs}]", "");
  }

  /** A line, folded between characters where it is too long. */
  private static void line(StringBuilder file, String line) {
    int room = LONGEST_LINE;
    for (int i = 0; i < line.length(); ) {
      int next = i + Character.charCount(line.codePointAt(i));
      String character = line.substring(i, next);
      int bytes = character.getBytes(StandardCharsets.UTF_8).length;
      if (bytes > room) {
        file.append("\r\n ");
        room = LONGEST_LINE - 1;
      }
      file.append(character);
      room -= bytes;
      i = next;
    }
    file.append("\r\n");
  }
}
