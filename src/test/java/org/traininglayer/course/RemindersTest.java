package org.traininglayer.course;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.traininglayer.checkins.Reminders;
import org.traininglayer.delivery.Patience;
import org.traininglayer.kernel.LearnersErased;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.lti.Launch;
import org.traininglayer.lti.Launches;
import org.traininglayer.testing.TestBrowser.Page;
import org.traininglayer.testing.TestPlatform;

/** Reminders of check-ins, from the launch that brings the address to the link that ends them. */
class RemindersTest extends CourseTestCase {

  private static final OrganisationId HERE = OrganisationId.DEFAULT;
  private static final GreenMail SERVER =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  @Autowired JdbcClient jdbc;
  @Autowired Launches launches;
  @Autowired Reminders reminders;
  @Autowired ApplicationEventPublisher events;

  @DynamicPropertySource
  static void server(DynamicPropertyRegistry properties) {
    SERVER.start();
    properties.add("traininglayer.mail.from", () -> "training@tool.example");
    properties.add("spring.mail.host", () -> "127.0.0.1");
    properties.add("spring.mail.port", () -> SERVER.getSmtp().getPort());
  }

  @AfterAll
  static void stop() {
    SERVER.stop();
  }

  @BeforeEach
  void empty() throws Exception {
    SERVER.purgeEmailFromAllMailboxes();
    reminders.set(HERE, false, "test");
  }

  private static Consumer<Map<String, Object>> email(String address) {
    return claims -> {
      claims.put("email", address);
      claims.put(
          TestPlatform.LTI + "launch_presentation",
          Map.of("return_url", "https://lms.example/back?sesskey=secret"));
    };
  }

  private String arrive(String name) {
    return token(
        launch(as(name, TestPlatform.LEARNER), module("link-1"), email(name + "@example.org")));
  }

  private void passedBefore(String token, int days) {
    workThrough(token, 1);
    jdbc.sql(
            """
            update attempt set passed = true, completed_at = now() - make_interval(days => :days)
            where learner_id = :learner
            """)
        .param("days", days)
        .param("learner", who(token).learner().value())
        .update();
  }

  private Launch who(String token) {
    return launches.find(token).orElseThrow();
  }

  private long kept(String token) {
    return jdbc.sql("select count(*) from check_in_reminder_address where learner_id = :learner")
        .param("learner", who(token).learner().value())
        .query(Long.class)
        .single();
  }

  @Test
  void a_check_in_that_is_due_is_reminded_of_once_until_somebody_says_no() throws Exception {
    assertThat(kept(arrive("ann"))).as("off: no address is kept").isZero();
    reminders.set(HERE, true, "test");
    assertThat(
            kept(
                token(
                    launch(
                        as("tom", TestPlatform.INSTRUCTOR),
                        module("link-1"),
                        email("tom@example.org")))))
        .as("nobody but learners is asked")
        .isZero();
    String ann = arrive("ann");
    assertThat(kept(ann)).isOne();
    passedBefore(ann, 15);

    IntStream.range(0, 3).parallel().forEach(n -> reminders.send(HERE, Instant.now()));
    Patience.await().until(() -> SERVER.getReceivedMessages().length == 1);
    MimeMessage got = SERVER.getReceivedMessages()[0];
    assertThat(got.getAllRecipients()[0]).hasToString("ann@example.org");
    assertThat(got.getSubject()).startsWith("Check-in after 2 weeks: ");
    MimeMultipart mixed = (MimeMultipart) got.getContent();
    String text =
        (String) ((MimeMultipart) mixed.getBodyPart(0).getContent()).getBodyPart(0).getContent();
    assertThat(text)
        .contains("To your learning platform: https://lms.example/", "Monitoring")
        .doesNotContain("sesskey");
    assertThat(
            new String(
                mixed.getBodyPart(1).getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .startsWith("BEGIN:VCALENDAR")
        .contains("BEGIN:VEVENT");
    assertThat(kept(ann)).as("three more are to come").isOne();

    String link = got.getHeader("List-Unsubscribe")[0].replaceAll("[<>\\s]", "");
    String path = link.substring("https://tool.example".length());
    Page asked = get(path);
    assertThat(asked.status()).isEqualTo(200);
    assertThat(asked.body()).contains("No more reminders").doesNotContain("??");
    assertThat(kept(ann)).as("a look ends nothing").isOne();
    assertThat(post(path.substring(0, path.length() - 1) + "x").status()).isEqualTo(404);
    assertThat(kept(ann)).isOne();
    Page ended = post(path, "List-Unsubscribe", "One-Click");
    assertThat(ended.status()).isEqualTo(200);
    assertThat(ended.body()).contains("You get no more reminders").doesNotContain("??");
    assertThat(kept(ann)).isZero();
    assertThat(kept(arrive("ann"))).as("the next launch brings it no more").isZero();
    reminders.send(HERE, Instant.now());
    assertThat(SERVER.getReceivedMessages()).hasSize(1);
  }

  @Test
  void an_address_goes_after_the_last_check_in_on_erasure_and_with_the_switch() {
    reminders.set(HERE, true, "test");
    String ben = arrive("ben");
    String eve = arrive("eve");
    String zoe = arrive("zoe");
    passedBefore(ben, 200);
    passedBefore(eve, 1);
    jdbc.sql("update check_in_reminder_address set taken_at = now() - interval '2 days'").update();

    reminders.send(HERE, Instant.now());
    assertThat(kept(ben)).as("no check-in is to come").isZero();
    assertThat(kept(zoe)).as("nothing was passed in a day").isZero();
    assertThat(kept(eve)).isOne();
    assertThat(SERVER.getReceivedMessages()).isEmpty();

    Launch erased = who(eve);
    events.publishEvent(
        new LearnersErased(HERE, Set.of(erased.learner()), Set.of(erased.account())));
    assertThat(kept(eve)).isZero();

    String may = arrive("may");
    assertThat(kept(may)).isOne();
    reminders.set(HERE, false, "test");
    assertThat(kept(may)).isZero();
  }
}
