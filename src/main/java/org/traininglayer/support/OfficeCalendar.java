package org.traininglayer.support;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * The office hours of a course as a calendar file (<a
 * href="https://www.rfc-editor.org/rfc/rfc5545">RFC 5545</a>): each hour of the next weeks by
 * itself and in UTC, so that it is right on both sides of a change of clocks. Pure.
 *
 * @param madeAt when it was made
 */
public record OfficeCalendar(Instant madeAt, String title, List<Contact> contacts) {

  /** The media type (RFC 5545, 8.1). */
  public static final String TYPE = "text/calendar;charset=UTF-8";

  /** How many weeks ahead. */
  public static final int WEEKS = 26;

  /** The longest line in bytes, its end left out (RFC 5545, 3.1). */
  private static final int LONGEST_LINE = 75;

  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** Copies the list. */
  public OfficeCalendar {
    contacts = List.copyOf(contacts);
  }

  /** The file. */
  public String file() {
    StringBuilder file = new StringBuilder();
    line(file, "BEGIN:VCALENDAR");
    line(file, "VERSION:2.0");
    line(file, "PRODID:-//Training Layer//Office hours//EN");
    line(file, "METHOD:PUBLISH");
    for (Contact contact : contacts) {
      OfficeHours hours = contact.hours();
      if (hours != null) {
        hours.next(madeAt, WEEKS).forEach(hour -> event(file, contact, hour));
      }
    }
    line(file, "END:VCALENDAR");
    return file.toString();
  }

  private void event(StringBuilder file, Contact contact, OfficeHours.Hour hour) {
    line(file, "BEGIN:VEVENT");
    line(file, "UID:" + contact.id() + "-" + hour.on() + "@traininglayer.org");
    line(file, "DTSTAMP:" + UTC.format(madeAt));
    line(file, "DTSTART:" + UTC.format(hour.from()));
    line(file, "DTEND:" + UTC.format(hour.to()));
    line(file, "SUMMARY:" + escaped(title + ": " + contact.name()));
    line(file, "DESCRIPTION:" + escaped(contact.reach() + "\n" + contact.note()));
    line(file, "TRANSP:TRANSPARENT");
    line(file, "END:VEVENT");
  }

  /** A text as a value (RFC 5545, 3.3.11); controls have no place in one. */
  private static String escaped(String text) {
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
