package org.traininglayer.checkins;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.traininglayer.delivery.Mail;
import org.traininglayer.delivery.MailAddress;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.lti.Fingerprints;

/** The words of a reminder, and the token that ends them. */
class ReminderMailTest {

  private static final UUID ID = UUID.fromString("0198a0b1-0000-7000-8000-0000000000e1");
  private static final Instant NOW = Instant.parse("2026-03-16T09:00:00Z");
  private static final Fingerprints KEYED =
      (organisation, text) -> "%064x".formatted(Math.abs((long) (organisation + text).hashCode()));
  private static final NoMoreToken ANN =
      new NoMoreToken(new OrganisationId(new UUID(1, 1)), new LearnerId(new UUID(2, 2)));

  @Test
  void a_reminder_says_what_waits_until_when_and_how_to_have_no_more() {
    ResourceBundleMessageSource words = new ResourceBundleMessageSource();
    words.setBasenames("messages/checkins");
    words.setDefaultEncoding("UTF-8");
    Mail mail =
        new ReminderMail(words)
            .of(
                new MailAddress("ann@example.org"),
                new ReminderMail.Due(
                    2,
                    "When the risk score is wrong",
                    "Monitoring",
                    Instant.parse("2026-03-30T00:00:00Z"),
                    URI.create("https://lms.example/")),
                List.of(
                    new ReminderMail.Day(ID, LocalDate.of(2026, 3, 16), "When the score is wrong")),
                URI.create("https://tool.example/reminders/t"),
                NOW);

    assertThat(mail.subject()).isEqualTo("Check-in after 2 weeks: When the risk score is wrong");
    assertThat(mail.until()).isEqualTo("2026-03-30T00:00:00Z");
    assertThat(mail.unsubscribe()).hasToString("https://tool.example/reminders/t");
    assertThat(mail.body().text())
        .isEqualTo(
            """
            Check-in after 2 weeks: When the risk score is wrong

            2 weeks ago you finished “When the risk score is wrong” in the course “Monitoring”. A few questions about how it goes at work wait for you; they take less than three minutes.

            You can answer until 29 March 2026. Open the course in your learning platform: the check-in stands on its first page, and in the module.

            To your learning platform: https://lms.example/

            The days to come are attached for your calendar.

            --\s
            Your organisation sends one reminder for each check-in. Your address came with your last visit of the course; it is kept for these reminders alone and removed after the last one.
            No more reminders: https://tool.example/reminders/t
            """);
    assertThat(mail.attachments()).hasSize(1);
    assertThat(mail.attachments().getFirst().text())
        .contains("UID:" + ID + "@traininglayer.org", "DTSTART;VALUE=DATE:20260316");
  }

  @Test
  void a_token_is_known_again() {
    assertThat(NoMoreToken.read(ANN.text(KEYED), KEYED)).contains(ANN);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 5, 40, 80, 137})
  void a_token_that_was_changed_is_none(int at) {
    String text = ANN.text(KEYED);
    char other = text.charAt(at) == '1' ? '2' : '1';
    assertThat(NoMoreToken.read(text.substring(0, at) + other + text.substring(at + 1), KEYED))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "..", "00000000-0000-0000-0000-000000000001"})
  void what_is_no_token_is_none(String text) {
    assertThat(NoMoreToken.read(text, KEYED)).isEmpty();
  }
}
