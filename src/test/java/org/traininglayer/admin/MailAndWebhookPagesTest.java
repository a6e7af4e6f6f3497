package org.traininglayer.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.traininglayer.adoption.ownership.Ownership;
import org.traininglayer.adoption.warnings.Warnings;
import org.traininglayer.delivery.MailAddress;
import org.traininglayer.delivery.Patience;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.testing.Receiver;
import org.traininglayer.testing.TrainingLayerTest;

/** E-mail and webhooks in the console, with somebody who takes them. */
@TrainingLayerTest(
    properties = {
      "traininglayer.mail.from=training@tool.example",
      "traininglayer.http.allowed-hosts=127.0.0.1"
    })
class MailAndWebhookPagesTest {

  private static final GreenMail SERVER =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  private static final Receiver RECEIVER = new Receiver();

  @LocalServerPort int port;
  @Autowired ConsoleUsers users;
  @Autowired JdbcClient jdbc;
  @Autowired Digests digests;
  @Autowired Ownership ownership;
  @Autowired Warnings warnings;

  @DynamicPropertySource
  static void server(DynamicPropertyRegistry properties) {
    SERVER.start();
    properties.add("traininglayer.webhook.destinations[0].name", () -> "chat");
    properties.add("traininglayer.webhook.destinations[0].url", RECEIVER::address);
    properties.add(
        "traininglayer.webhook.destinations[0].secret",
        () -> "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    properties.add("spring.mail.host", () -> "127.0.0.1");
    properties.add("spring.mail.port", () -> SERVER.getSmtp().getPort());
  }

  @AfterAll
  static void stop() {
    SERVER.stop();
    RECEIVER.close();
  }

  @BeforeEach
  void empty() throws Exception {
    SERVER.purgeEmailFromAllMailboxes();
  }

  @Test
  void a_test_goes_to_the_own_address_of_whoever_asks() throws Exception {
    ConsoleVisitor admin = ConsoleVisitor.signedIn(port, users, ConsoleRole.SITE_ADMINISTRATOR);
    assertThat(admin.get("/admin/mail").body())
        .contains("E-mail is on", "You have given no address of your own")
        .doesNotContain("??");

    admin.post("/admin/account/email", Map.of("email", "nobody@example.org\r\nBcc: x@example.org"));
    assertThat(admin.get("/admin/account").body()).contains("This is not an e-mail address");
    admin.post("/admin/account/email", Map.of("email", " ann@example.org "));
    assertThat(admin.get("/admin/account").body())
        .contains("value=\"ann@example.org\"")
        .doesNotContain("??");

    admin.post("/admin/mail/test", Map.of());
    assertThat(admin.get("/admin/mail").body())
        .contains("The mail server is there and knows us.", "It has taken a mail to you.")
        .doesNotContain("??");
    MimeMessage[] got = SERVER.getReceivedMessages();
    assertThat(got).hasSize(1);
    assertThat(got[0].getAllRecipients()[0]).hasToString("ann@example.org");

    assertThat(
            jdbc.sql("select before::text || after::text from console_audit")
                .query(String.class)
                .list())
        .noneMatch(entry -> entry.contains("ann@example.org"));
  }

  @Test
  void one_digest_a_week_goes_to_whoever_answers_for_it() throws Exception {
    ConsoleVisitor admin = ConsoleVisitor.signedIn(port, users, ConsoleRole.SITE_ADMINISTRATOR);
    UUID id = users.named(admin.name).orElseThrow().id();
    ZonedDateTime now = ZonedDateTime.now(ZoneOffset.UTC);
    Map<String, String> form =
        Map.of(
            "day", Integer.toString(now.getDayOfWeek().getValue()),
            "hour", Integer.toString(now.getHour()),
            "zone", "UTC");
    admin.post("/admin/mail/digest", Map.of("day", "1", "hour", "8", "zone", "Nowhere"));
    assertThat(admin.get("/admin/mail").body()).contains("Nothing was changed.");
    admin.post("/admin/mail/digest", form);
    assertThat(admin.get("/admin/mail").body())
        .contains("The digest goes out at that time.", "Nobody gets it")
        .doesNotContain("??");
    assertThat(digests.send(OrganisationId.DEFAULT, now.toInstant())).isFalse();

    ownership.handOver(OrganisationId.DEFAULT, id, admin.name, now.toLocalDate(), "", admin.name);
    users.setEmail(id, new MailAddress("owner@example.org"));
    assertThat(admin.get("/admin/mail").body()).doesNotContain("Nobody gets it");
    assertThat(digests.send(OrganisationId.DEFAULT, Instant.now()))
        .as("its hour was over when it was set")
        .isFalse();
    jdbc.sql("update digest_setting set set_at = set_at - interval '2 hours'").update();
    admin.post("/admin/mail/digest", form); // the same again
    long sent =
        IntStream.range(0, 4)
            .parallel()
            .filter(n -> digests.send(OrganisationId.DEFAULT, now.toInstant()))
            .count();
    assertThat(sent).isEqualTo(1);
    Patience.await().until(() -> SERVER.getReceivedMessages().length == 1);
    MimeMessage got = SERVER.getReceivedMessages()[0];
    assertThat(got.getSubject()).isEqualTo("Training Layer: your week");
    assertThat(got.getAllRecipients()[0]).hasToString("owner@example.org");
    assertThat(GreenMailUtil.getWholeMessage(got))
        .contains("https://tool.example/admin/worklist")
        .doesNotContain("??");
    assertThat(admin.get("/admin/deliveries").body()).contains("mail server").doesNotContain("??");
    assertThat(digests.send(OrganisationId.DEFAULT, now.plusHours(2).toInstant())).isFalse();
  }

  @Test
  void new_is_what_was_opened_since_the_last_digest_and_in_seven_days_at_least() {
    LocalDate day = LocalDate.of(2025, 3, 17);
    Instant now = Instant.parse("2025-03-17T08:00:00Z");
    Instant week = Instant.parse("2025-03-10T08:00:00Z");
    assertThat(digests.since(OrganisationId.DEFAULT, day, now)).isEqualTo(week);
    sent("2025-02-24", "2025-02-26T09:00:00Z");
    assertThat(digests.since(OrganisationId.DEFAULT, day, now))
        .as("none went out a week ago")
        .isEqualTo("2025-02-26T09:00:00Z");
    sent("2025-03-10", "2025-03-12T09:00:00Z");
    sent("2025-03-17", "2025-03-17T08:00:00Z");
    assertThat(digests.since(OrganisationId.DEFAULT, day, now))
        .as("the day was changed meanwhile")
        .isEqualTo(week);
  }

  private void sent(String week, String at) {
    jdbc.sql(
            """
            insert into digest_sent (organisation_id, week, sent_at)
            values (:organisation, cast(:week as date), cast(:at as timestamptz))
            """)
        .param("organisation", OrganisationId.DEFAULT.value())
        .param("week", week)
        .param("at", at)
        .update();
  }

  @Test
  void a_webhook_is_tested_and_told_what_becomes_of_a_warning() {
    ConsoleVisitor admin = ConsoleVisitor.signedIn(port, users, ConsoleRole.SITE_ADMINISTRATOR);
    UUID destination =
        jdbc.sql("select id from outbox_destination where kind = 'WEBHOOK'")
            .query(UUID.class)
            .single();
    admin.post("/admin/deliveries/" + destination + "/test", Map.of());
    assertThat(admin.get("/admin/deliveries/" + destination).body())
        .contains("The webhook has taken a signed test call.", "webhook")
        .doesNotContain("??");
    RECEIVER.calls.clear();

    UUID alert = UUID.randomUUID();
    jdbc.sql(
            """
            insert into warning_alert (id, organisation_id, cohort, rule, rule_version, opened_week,
              opened_at, owner, state)
            values (:id, :organisation, 'COHORT:Wave 1', 'W2', 1, current_date, now(),
              'mary', 'OPEN')
            """)
        .param("id", alert)
        .param("organisation", OrganisationId.DEFAULT.value())
        .update();
    assertThat(warnings.acknowledge(OrganisationId.DEFAULT, alert, admin.name)).isTrue();
    assertThat(warnings.assign(OrganisationId.DEFAULT, alert, admin.name, "john")).isTrue();
    assertThat(warnings.close(OrganisationId.DEFAULT, alert, admin.name, "mended")).isTrue();
    Patience.await().until(() -> RECEIVER.calls.size() == 2);
    assertThat(RECEIVER.calls)
        .allSatisfy(call ->
            assertThat(call.body())
                .contains(
                    "\"type\":\"warning.changed\"",
                    alert.toString(),
                    "\"rule\":\"W2\"",
                    "\"link\":\"https://tool.example/admin/warnings#" + alert)
                .doesNotContain(admin.name, "mary", "john", "mended"));
    assertThat(RECEIVER.calls.getLast().body()).contains("\"state\":\"CLOSED\"");
  }

  @Test
  void only_site_administrators_see_the_page() {
    ConsoleVisitor owner = ConsoleVisitor.signedIn(port, users, ConsoleRole.OWNER);
    assertThat(owner.get("/admin/mail").status()).isEqualTo(403);
  }
}
