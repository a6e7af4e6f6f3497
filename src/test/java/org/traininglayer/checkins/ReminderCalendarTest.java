package org.traininglayer.checkins;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.traininglayer.checkins.ReminderCalendar.Day;

/** The file against RFC 5545. */
class ReminderCalendarTest {

  private static final UUID ID = UUID.fromString("0198a0b1-0000-7000-8000-0000000000b1");
  private static final Instant MADE = Instant.parse("2026-03-02T09:00:00.120Z");

  private static String file(String title, String text) {
    return new ReminderCalendar(MADE, List.of(new Day(ID, LocalDate.of(2026, 12, 31), title, text)))
        .file();
  }

  /** As a reader takes it: folded lines are one again. */
  private static List<String> lines(String file) {
    return List.of(file.replace("\r\n ", "").split("\r\n", -1));
  }

  @Test
  void a_day_is_a_whole_day_that_ends_with_the_next() {
    assertThat(lines(file("Check-in", "A few questions")))
        .containsExactly(
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//Training Layer//Check-ins//EN",
            "METHOD:PUBLISH",
            "BEGIN:VEVENT",
            "UID:" + ID + "@traininglayer.org",
            "DTSTAMP:20260302T090000Z",
            "DTSTART;VALUE=DATE:20261231",
            "DTEND;VALUE=DATE:20270101",
            "SUMMARY:Check-in",
            "DESCRIPTION:A few questions",
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
            "END:VCALENDAR",
            "");
  }
}
