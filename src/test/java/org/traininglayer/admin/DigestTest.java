package org.traininglayer.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.traininglayer.adoption.statistics.warnings.Rule;
import org.traininglayer.adoption.warnings.AlertView;
import org.traininglayer.adoption.warnings.LookView;

/** The weekly digest: when, and which words. */
class DigestTest {

  private static final UUID ID = UUID.fromString("0198a0b1-0000-7000-8000-0000000000d1");
  private static final String CODE = Rule.W2.code();
  private static final DigestTime MONDAYS =
      new DigestTime(DayOfWeek.MONDAY, 8, ZoneId.of("Europe/Berlin"));

  @ParameterizedTest
  @CsvSource({
    // Summer, then winter: clocks go back on 25 October 2026.
    "2026-10-19T05:59:59Z,",
    "2026-10-19T06:00:00Z,2026-10-19",
    "2026-10-20T05:59:00Z,2026-10-19",
    "2026-10-20T06:00:00Z,",
    "2026-10-26T06:30:00Z,",
    "2026-10-26T07:00:00Z,2026-10-26",
    "2026-10-25T12:00:00Z,"
  })
  void it_is_due_at_its_hour_by_the_clocks_of_its_place_and_for_a_day(Instant now, LocalDate day) {
    assertThat(MONDAYS.due(now).orElse(null)).isEqualTo(day);
  }

  @Test
  void an_hour_that_was_over_when_it_was_set_counts_from_the_next_week_on() {
    Instant hour = Instant.parse("2026-10-19T06:00:00Z");
    Instant later = hour.plusSeconds(7200);
    assertThat(MONDAYS.due(later, hour.plusSeconds(3600))).isEmpty();
    assertThat(MONDAYS.due(later, hour)).contains(LocalDate.of(2026, 10, 19));
    assertThat(MONDAYS.due(later, hour.minusSeconds(1))).contains(LocalDate.of(2026, 10, 19));
    assertThat(MONDAYS.due(Instant.parse("2026-10-26T07:00:00Z"), hour.plusSeconds(3600)))
        .contains(LocalDate.of(2026, 10, 26));
  }

  @Test
  void an_hour_that_clocks_leave_out_is_the_next_one() {
    DigestTime sundays = new DigestTime(DayOfWeek.SUNDAY, 2, ZoneId.of("Europe/Berlin"));
    assertThat(sundays.at(LocalDate.of(2026, 3, 29))).isEqualTo("2026-03-29T01:00:00Z");
  }

  @ParameterizedTest
  @CsvSource({"0,8,UTC", "8,8,UTC", "1,24,UTC", "1,-1,UTC", "1,8,Berlin", "x,8,UTC", "1,'',UTC"})
  void what_is_no_time_is_refused(String day, String hour, String zone) {
    assertThat(DigestTime.of(day, hour, zone)).isEmpty();
  }

  @Test
  void new_warnings_stand_first_with_their_evidence_and_not_again_below() {
    LookView look =
        new LookView(LocalDate.of(2026, 10, 12), "FIRES", "warnings.evidence.hidden", List.of());
    AlertView alert =
        new AlertView(
            ID,
            "cohort:Wave 1",
            "COHORT",
            "Wave <1>",
            "W2",
            1,
            CODE,
            true,
            "cause",
            "answer",
            "OPEN",
            "mary",
            LocalDate.of(2026, 10, 12),
            null,
            null,
            null,
            null,
            null,
            look,
            look,
            null,
            false,
            List.of());
    assertThat(
            mail()
                .body(
                    List.of(alert),
                    List.of(
                        new Worklist.Item(
                            "bad",
                            "alert-open",
                            List.of(),
                            CODE,
                            "Wave <1>",
                            "/admin/warnings#" + ID),
                        new Worklist.Item("bad", "no-owner", List.of(), "", null, "#owner"),
                        new Worklist.Item(
                            "flag", "look-due", List.of(2), "", "", "/admin/verdict/x"),
                        new Worklist.Item(
                            "info", "check-ins", List.of(12), "", null, "/admin/check-ins")))
                .text())
        .isEqualTo(
            """
            Training Layer: your week

            New warnings

            - Wave <1>: %s. %s
              Look at it: https://tool.example/admin/warnings#%s

            What waits

            - Nobody answers for the training layer.
              Name the owner: https://tool.example/admin/worklist#owner
            - Everybody: Look 2 is due: go, fix or stop?
              Decide: https://tool.example/admin/verdict/x
            - 12 check-ins are not answered.
              See where: https://tool.example/admin/check-ins

            Open the worklist: https://tool.example/admin/worklist

            --\s
            You get this once a week because you answer for the training layer and gave this address. To get it no more, take your address away.
            My account: https://tool.example/admin/account
            """
                .formatted(word("warnings.rule." + CODE), word("warnings.evidence.hidden"), ID));
  }

  @Test
  void when_nothing_waits_a_short_mail_says_so() {
    assertThat(mail().body(List.of(), List.of()).html())
        .contains("<p>Nothing waits for you, and no warning is new.</p>")
        .doesNotContain("<h2>", "<ul>");
  }

  private static DigestMail mail() {
    return new DigestMail(words(), path -> URI.create("https://tool.example" + path));
  }

  private static String word(String key) {
    return words().getMessage(key, null, Locale.ENGLISH);
  }

  private static ResourceBundleMessageSource words() {
    ResourceBundleMessageSource words = new ResourceBundleMessageSource();
    words.setBasenames("messages/mail", "messages/warnings");
    words.setDefaultEncoding("UTF-8");
    return words;
  }
}
