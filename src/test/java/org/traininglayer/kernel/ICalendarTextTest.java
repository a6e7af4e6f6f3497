package org.traininglayer.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The file against RFC 5545. */
class ICalendarTextTest {

  private static final UUID ID = UUID.fromString("0198a0b1-0000-7000-8000-0000000000b1");
  private static final Instant MADE = Instant.parse("2026-03-02T09:00:00.120Z");

  private static String file(String title, String text) {
    return new ICalendarText("Check-ins", MADE)
        .day(ID.toString(), LocalDate.of(2026, 12, 31), title, text)
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

  @Test
  void a_time_of_a_day_is_told_in_utc() {
    Instant from = Instant.parse("2026-10-20T13:00:00Z");
    assertThat(
            lines(
                new ICalendarText("Office hours", MADE)
                    .time("a-1", from, from.plusSeconds(3600), "Ann", "room 7")
                    .file()))
        .contains(
            "PRODID:-//Training Layer//Office hours//EN",
            "UID:a-1@traininglayer.org",
            "DTSTART:20261020T130000Z",
            "DTEND:20261020T140000Z");
  }

  @Test
  void what_means_something_in_the_format_is_escaped() {
    assertThat(lines(file("a;b,c\\d", "one\r\ntwo\nthree\rfour")))
        .contains("SUMMARY:a\\;b\\,c\\\\d", "DESCRIPTION:one\\ntwo\\nthree\\nfour");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x\r\nEND:VEVENT\r\nBEGIN:VALARM",
        "x\nATTENDEE:mailto:a@b.example",
        "x\u2028ATTACH:y",
        "x\u0000\u0007\u007fy"
      })
  void a_title_can_bring_no_line_of_its_own(String title) {
    String file = file(title, "");
    assertThat(lines(file)).hasSize(15);
    assertThat(file).doesNotContainPattern("[\\x00-\\x09\\x0B\\x0C\\x0E-\\x1F\\x7F]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "é", "…", "🙂", "e\u0301"})
  void no_line_is_longer_than_75_bytes_and_no_character_is_cut(String character) {
    for (int length = 50; length < 170; length++) {
      String title = character.repeat(length);
      String file = file(title, title);
      for (String line : file.split("\r\n", -1)) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        assertThat(bytes.length).isLessThanOrEqualTo(75);
        assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo(line);
        assertThat(line).doesNotContain("\uFFFD");
      }
      assertThat(lines(file)).contains("SUMMARY:" + title, "DESCRIPTION:" + title);
    }
  }

  @Test
  void without_days_it_is_still_a_calendar() {
    assertThat(new ICalendarText("Check-ins", MADE).file())
        .startsWith("BEGIN:VCALENDAR\r\n")
        .endsWith("\r\nEND:VCALENDAR\r\n");
  }
}
