package org.traininglayer.support;

import java.time.Instant;
import java.util.List;
import org.traininglayer.kernel.ICalendarText;

/**
 * The office hours of a course as a calendar file (<a
 * href="https://www.rfc-editor.org/rfc/rfc5545">RFC 5545</a>): each hour of the next weeks by
 * itself and in UTC, so that it is right on both sides of a change of clocks. Pure.
 *
 * @param madeAt when it was made
 */
public record OfficeCalendar(Instant madeAt, String title, List<Contact> contacts) {

  /** How many weeks ahead. */
  public static final int WEEKS = 26;

  /** Copies the list. */
  public OfficeCalendar {
    contacts = List.copyOf(contacts);
  }

  /** The file. */
  public String file() {
    ICalendarText calendar = new ICalendarText("Office hours", madeAt);
    for (Contact contact : contacts) {
      OfficeHours hours = contact.hours();
      if (hours != null) {
        for (OfficeHours.Hour hour : hours.next(madeAt, WEEKS)) {
          calendar.time(
              contact.id() + "-" + hour.on(),
              hour.from(),
              hour.to(),
              title + ": " + contact.name(),
              contact.reach() + "\n" + contact.note());
        }
      }
    }
    return calendar.file();
  }
}
