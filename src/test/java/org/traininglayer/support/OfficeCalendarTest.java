package org.traininglayer.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Office hours as days, and as a calendar file. */
class OfficeCalendarTest {

  private static final OfficeHours TUESDAYS =
      new OfficeHours(
          DayOfWeek.TUESDAY, LocalTime.of(15, 0), LocalTime.of(16, 0), ZoneId.of("Europe/Zurich"));

  @Test
  void an_hour_stays_at_its_place_on_the_clock_when_clocks_change() {
    // Clocks go back on 25 October 2026.
    assertThat(TUESDAYS.next(Instant.parse("2026-10-19T08:00:00Z"), 2))
        .extracting(hour -> hour.from().toString())
        .containsExactly("2026-10-20T13:00:00Z", "2026-10-27T14:00:00Z");
  }

  @Test
  void an_hour_that_is_on_is_the_next_one_and_one_that_is_over_is_not() {
    assertThat(first("2026-10-20T13:30:00Z")).isEqualTo("2026-10-20");
    assertThat(first("2026-10-20T14:00:00Z")).isEqualTo("2026-10-27");
  }

  @Test
  void the_file_has_each_hour_once_with_what_was_written_escaped_and_folded() {
    Contact ann = contact("Ann; B, C\\D", "room 7\r\nX-EVIL:1", "ä".repeat(80), TUESDAYS);
    String file =
        new OfficeCalendar(
                Instant.parse("2026-10-19T08:00:00Z"),
                "Monitoring",
                List.of(ann, contact("Ben", "room 8", "", null)))
            .file();

    assertThat(file.split("BEGIN:VEVENT", -1)).hasSize(1 + OfficeCalendar.WEEKS);
    assertThat(file)
        .contains("DTSTART:20261020T130000Z\r\nDTEND:20261020T140000Z\r\n")
        .contains("SUMMARY:Monitoring: Ann\\; B\\, C\\\\D\r\n")
        .contains("room 7\\nX-EVIL:1\\n")
        .doesNotContain("\r\nX-EVIL", "Ben");
    assertThat(file.split("\r\n"))
        .allSatisfy(line ->
            assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75));
  }

  @Test
  void hours_end_after_they_begin() {
    assertThatThrownBy(() ->
            new OfficeHours(
                DayOfWeek.MONDAY, LocalTime.NOON, LocalTime.NOON, ZoneId.of("Europe/Zurich")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void only_addresses_of_the_web_and_of_mail_become_links() {
    assertThat(Contact.href("ann@example.org")).isEqualTo("mailto:ann@example.org");
    assertThat(Contact.href("https://meet.example/ann")).isEqualTo("https://meet.example/ann");
    for (String none :
        List.of(
            "javascript:alert(1)",
            "http://meet.example",
            "https:",
            "room 7",
            "ann@example.org?bcc=all@example.org",
            "data:text/html,x")) {
      assertThat(Contact.href(none)).as(none).isNull();
    }
  }

  private static String first(String now) {
    return TUESDAYS.next(Instant.parse(now), 1).getFirst().on().toString();
  }

  private static Contact contact(
      String name, String reach, String note, @Nullable OfficeHours hours) {
    return new Contact(new UUID(1, 2), name, reach, note, hours);
  }
}
