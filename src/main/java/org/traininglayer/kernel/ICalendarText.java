package org.traininglayer.kernel;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The text of a calendar that is published (<a href="https://www.rfc-editor.org/rfc/rfc5545">RFC
 * 5545</a>): events one after the other, values escaped, long lines folded. Pure: the same events
 * give the same file, so that a calendar that takes it twice has each event once.
 */
public final class ICalendarText {

  /** The media type (RFC 5545, 8.1). */
  public static final String TYPE = "text/calendar;charset=UTF-8";

  /** The longest line in bytes, its end left out (RFC 5545, 3.1). */
  private static final int LONGEST_LINE = 75;

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT);
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final StringBuilder text = new StringBuilder();
  private final Instant madeAt;

  /**
   * A calendar without events.
   *
   * @param product what makes it, as a part of {@code PRODID} (RFC 5545, 3.7.3); a plain name
   * @param madeAt when it was made, which each event says
   */
  public ICalendarText(String product, Instant madeAt) {
    this.madeAt = madeAt;
    line("BEGIN:VCALENDAR");
    line("VERSION:2.0");
    line("PRODID:-//Training Layer//" + value(product) + "//EN");
    line("METHOD:PUBLISH");
  }

  /**
   * Adds a whole day, which takes up nobody's time (RFC 5545, 3.6.1).
   *
   * @param id the same each time for the same event
   * @param summary and {@code description} are plain texts; line ends are kept
   */
  public ICalendarText day(String id, LocalDate on, String summary, String description) {
    return event(
        id,
        "DTSTART;VALUE=DATE:" + DATE.format(on),
        "DTEND;VALUE=DATE:" + DATE.format(on.plusDays(1)),
        summary,
        description);
  }

  /**
   * Adds some time of a day, in UTC, so that it is right on both sides of a change of clocks; it
   * takes up nobody's time.
   *
   * @param id the same each time for the same event
   * @param summary and {@code description} are plain texts; line ends are kept
   */
  public ICalendarText time(
      String id, Instant from, Instant to, String summary, String description) {
    return event(
        id, "DTSTART:" + UTC.format(from), "DTEND:" + UTC.format(to), summary, description);
  }

  private ICalendarText event(
      String id, String start, String end, String summary, String description) {
    line("BEGIN:VEVENT");
    line("UID:" + value(id) + "@traininglayer.org");
    line("DTSTAMP:" + UTC.format(madeAt));
    line(start);
    line(end);
    line("SUMMARY:" + value(summary));
    line("DESCRIPTION:" + value(description));
    line("TRANSP:TRANSPARENT");
    line("END:VEVENT");
    return this;
  }

  /** The file, with the events so far. */
  public String file() {
    return text + "END:VCALENDAR\r\n";
  }

  /** A text as a value (RFC 5545, 3.3.11); controls have no place in one. */
  private static String value(String text) {
    return text.replace("\\", "\\\\")
        .replace(";", "\\;")
        .replace(",", "\\,")
        .replaceAll("\\r\\n|\\r|\\n|\\u2028|\\u2029", "\\\\n")
        .replaceAll("[\\p{Cc}\\p{Cs}]", "");
  }

  /** A line, folded between characters where it is too long (RFC 5545, 3.1). */
  private void line(String line) {
    int room = LONGEST_LINE;
    for (int i = 0; i < line.length(); ) {
      int next = i + Character.charCount(line.codePointAt(i));
      String character = line.substring(i, next);
      int bytes = character.getBytes(StandardCharsets.UTF_8).length;
      if (bytes > room) {
        text.append("\r\n ");
        room = LONGEST_LINE - 1;
      }
      text.append(character);
      room -= bytes;
      i = next;
    }
    text.append("\r\n");
  }
}
