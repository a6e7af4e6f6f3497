package org.traininglayer.course;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import org.traininglayer.checkins.Reminders;
import org.traininglayer.delivery.Mail;
import org.traininglayer.delivery.MailAddress;
import org.traininglayer.delivery.MailBody;
import org.traininglayer.delivery.Mails;
import org.traininglayer.delivery.Patience;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.LearnersErased;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.lti.Launch;
import org.traininglayer.lti.Launches;
import org.traininglayer.lti.People;
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
  @Autowired Mails mails;
  @Autowired People persons;
  @Autowired TransactionTemplate transactions;

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
    return addresses(who(token).learner());
  }

  private long addresses(LearnerId learner) {
    return jdbc.sql("select count(*) from check_in_reminder_address where learner_id = :learner")
        .param("learner", learner.value())
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
  void a_version_that_is_kept_no_more_is_reminded_of_by_the_title_of_the_newest() throws Exception {
    reminders.set(HERE, true, "test");
    String kim = arrive("kim");
    String lee = arrive("lee");
    passedBefore(kim, 15);
    passedBefore(lee, 15);
    jdbc.sql("update attempt set module_version = '0.0.1' where learner_id = :learner")
        .param("learner", who(kim).learner().value())
        .update();

    reminders.send(HERE, Instant.now());

    Patience.await().until(() -> SERVER.getReceivedMessages().length == 2);
    String first = SERVER.getReceivedMessages()[0].getSubject();
    assertThat(first).startsWith("Check-in after 2 weeks: ").doesNotContain("-triage");
    assertThat(SERVER.getReceivedMessages()[1].getSubject()).isEqualTo(first);
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

  @Test
  void a_reminder_that_waits_is_taken_back_when_the_check_in_is_answered() {
    reminders.set(HERE, true, "test");
    String kim = arrive("kim");
    passedBefore(kim, 15);
    transactions.executeWithoutResult(status -> {
      UUID any = UUID.randomUUID();
      mails.send(HERE, any, null, any, mail());
      mails.withdraw(any);
      byHand("PAUSED");
    });
    try {
      reminders.send(HERE, Instant.now());
      assertThat(mailsTo(who(kim).learner())).isOne();
      UUID checkIn =
          jdbc.sql("select registration from check_in_reminder_sent where learner_id = ?")
              .param(who(kim).learner().value())
              .query(UUID.class)
              .single();
      Page answered =
          post(
              "/course/" + kim + "/check-ins/" + checkIn,
              "save=1 i1=more i2-own=1 i3=2 i4=7 i5-none=1 i6=fired".split("[ =]", -1));
      assertThat(there(answered)).endsWith("?saved=1");
      assertThat(mailsTo(who(kim).learner())).isZero();
    } finally {
      byHand(null);
    }
  }

  private static Mail mail() {
    return new Mail(
        new MailAddress("nobody@example.org"),
        "test",
        "Test",
        new MailBody("en", "Test", List.of()),
        Instant.now().plusSeconds(60),
        null,
        List.of());
  }

  private void byHand(@Nullable String what) {
    jdbc.sql("update outbox_destination set by_hand = cast(:what as text) where kind = 'MAIL'")
        .param("what", what)
        .update();
  }

  /** Mails to somebody, sent or not. */
  private long mailsTo(LearnerId learner) {
    return jdbc.sql(
            """
            select count(*) from outbox_message m
            join outbox_destination d on d.id = m.destination_id and d.kind = 'MAIL'
            where m.learner_id = :learner
            """)
        .param("learner", learner.value())
        .query(Long.class)
        .single();
  }

  @Test
  void nobody_is_reminded_who_is_erased_or_switched_off_at_that_moment() {
    reminders.set(HERE, true, "test");
    String eva = arrive("eva");
    passedBefore(eva, 15);
    Launch erased = who(eva);
    sendingMeanwhile(() -> persons.erase(HERE, List.of(erased.learner())));
    assertThat(reminded(erased.learner())).isZero();
    reminders.claimed(erased, "eva@example.org");
    assertThat(addresses(erased.learner())).as("a launch that was under way").isZero();

    String lou = arrive("lou");
    passedBefore(lou, 15);
    sendingMeanwhile(() -> reminders.set(HERE, false, "test"));
    assertThat(reminded(who(lou).learner())).isZero();

    reminders.set(HERE, true, "test");
    String nia = arrive("nia");
    passedBefore(nia, 15);
    jdbc.sql(
            """
            insert into check_in_reminder_refused (organisation_id, learner_id)
            values (:organisation, :learner)
            """)
        .param("organisation", HERE.value())
        .param("learner", who(nia).learner().value())
        .update();
    reminders.send(HERE, Instant.now());
    assertThat(reminded(who(nia).learner())).as("whoever said no").isZero();
    assertThat(kept(nia)).isZero();
    assertThat(SERVER.getReceivedMessages()).isEmpty();
  }

  /** Reminders go out while something ends that has begun before and is not through. */
  private void sendingMeanwhile(Runnable ending) {
    CompletableFuture<Void> sending =
        Objects.requireNonNull(
            transactions.execute(status -> {
              ending.run();
              CompletableFuture<Void> begun =
                  CompletableFuture.runAsync(() -> reminders.send(HERE, Instant.now()));
              Patience.await().until(() -> begun.isDone() || somebodyWaits());
              return begun;
            }));
    sending.join();
  }

  private boolean somebodyWaits() {
    return jdbc.sql(
            """
            select exists (
              select 1 from pg_stat_activity
              where datname = current_database() and wait_event_type = 'Lock')
            """)
        .query(Boolean.class)
        .single();
  }

  private long reminded(LearnerId learner) {
    return mailsTo(learner)
        + jdbc.sql("select count(*) from check_in_reminder_sent where learner_id = :learner")
            .param("learner", learner.value())
            .query(Long.class)
            .single();
  }
}
