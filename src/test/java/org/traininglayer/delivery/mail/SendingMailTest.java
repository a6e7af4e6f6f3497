package org.traininglayer.delivery.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.traininglayer.delivery.Patience.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.traininglayer.delivery.Deliveries;
import org.traininglayer.delivery.KindNode;
import org.traininglayer.delivery.Mail;
import org.traininglayer.delivery.MailAddress;
import org.traininglayer.delivery.MailBody;
import org.traininglayer.delivery.outbox.Retention;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.testing.TestDatabase;

/** Mails over real SMTP, from a real outbox. */
class SendingMailTest {

  private static final UUID ID = UUID.fromString("0198a0b1-0000-7000-8000-0000000000c1");

  private DataSource database;
  private GreenMail server;

  @BeforeEach
  void begin() {
    database = TestDatabase.fresh();
    server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.start();
  }

  @AfterEach
  void end() {
    server.stop();
  }

  private MailNode node() {
    return new MailNode(database, MailNode.server(server.getSmtp().getPort()));
  }

  @Test
  void a_mail_arrives_as_text_and_html_with_its_file_and_the_way_out() throws Exception {
    Mail mail =
        new Mail(
            new MailAddress("ann@example.org"),
            "test",
            "Grüße: <one> & two",
            new MailBody(
                "en",
                "Grüße",
                List.of(
                    new MailBody.Paragraph("Two < three & \"four\"."),
                    new MailBody.Item("One", URI.create("https://tool.example/a?b=1&c=2"), "Go"),
                    new MailBody.Item("Two", null, ""),
                    new MailBody.Footer("Enough?", URI.create("https://tool.example/no"), "Stop"))),
            Instant.now().plusSeconds(600),
            URI.create("https://tool.example/no"),
            List.of(new Mail.Attachment("days.ics", "text/calendar; charset=UTF-8", "BEGIN:ü")));
    try (MailNode node = node()) {
      node.put(ID, mail);
      node.start();
      await().until(() -> server.getReceivedMessages().length == 1);
      await().until(() -> node.state().delivered() == 1);
    }
    MimeMessage got = server.getReceivedMessages()[0];
    assertThat(got.getSubject()).isEqualTo("Grüße: <one> & two");
    assertThat(got.getFrom()[0].toString()).contains("<training@tool.example>");
    assertThat(got.getMessageID()).isEqualTo("<" + ID + "@tool.example>");
    assertThat(got.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(got.getHeader("List-Unsubscribe")).containsExactly("<https://tool.example/no>");
    assertThat(got.getHeader("List-Unsubscribe-Post"))
        .containsExactly("List-Unsubscribe=One-Click");

    MimeMultipart mixed = (MimeMultipart) got.getContent();
    MimeMultipart alternatives = (MimeMultipart) mixed.getBodyPart(0).getContent();
    assertThat(text(alternatives, 0))
        .isEqualTo(
            """
            Grüße

            Two < three & "four".

            - One
              Go: https://tool.example/a?b=1&c=2
            - Two

            --\s
            Enough?
            Stop: https://tool.example/no
            """);
    assertThat(text(alternatives, 1))
        .isEqualTo(
            """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><title>Grüße</title></head>
            <body style="font-family:sans-serif;line-height:1.5">
            <h1>Grüße</h1>
            <p>Two &lt; three &amp; &quot;four&quot;.</p>
            <ul>
            <li>One <a href="https://tool.example/a?b=1&amp;c=2">Go</a></li>
            <li>Two</li>
            </ul>
            <hr><p><small>Enough? <a href="https://tool.example/no">Stop</a></small></p>
            </body></html>
            """);
    assertThat(mixed.getBodyPart(1).getFileName()).isEqualTo("days.ics");
    assertThat(mixed.getBodyPart(1).getContentType()).startsWith("text/calendar");
    assertThat(
            new String(
                mixed.getBodyPart(1).getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .isEqualTo("BEGIN:ü");
  }

  private static String text(MimeMultipart parts, int part) throws Exception {
    return ((String) parts.getBodyPart(part).getContent()).replace("\r\n", "\n");
  }

  @Test
  void two_nodes_send_each_mail_once() {
    List<UUID> ids = IntStream.range(0, 40).mapToObj(n -> new UUID(7, n)).toList();
    try (MailNode one = node();
        MailNode other = node()) {
      for (UUID id : ids) {
        one.put(id, MailNode.mail("ann@example.org", "Same"));
        other.put(id, MailNode.mail("ann@example.org", "Same"));
      }
      one.start();
      other.start();
      await().until(() -> one.state().waiting() == 0);
      assertThat(one.state().delivered()).isEqualTo(40);
    }
    assertThat(Arrays.stream(server.getReceivedMessages()).map(SendingMailTest::id))
        .containsExactlyInAnyOrderElementsOf(
            ids.stream().map(id -> "<" + id + "@tool.example>").toList());
  }

  private static String id(MimeMessage message) {
    try {
      return message.getMessageID();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void a_server_that_is_away_gets_the_mail_when_it_is_back() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    try (MailNode node = new MailNode(database, MailNode.server(port))) {
      node.put(ID, MailNode.mail("ann@example.org", "Later"));
      node.start();
      await().until(() -> node.state().lastError() != null);
      assertThat(node.state().lastError()).startsWith("no answer");
      assertThat(node.state().waiting()).isEqualTo(1);

      GreenMail back = new GreenMail(new ServerSetup(port, "127.0.0.1", "smtp"));
      back.start();
      try {
        await().until(() -> node.state().delivered() == 1);
        assertThat(back.getReceivedMessages()).hasSize(1);
      } finally {
        back.stop();
      }
    }
  }

  @Test
  void a_mailbox_that_does_not_exist_stops_one_mail_and_its_reason_names_nobody()
      throws IOException {
    try (ScriptedSmtp smtp = new ScriptedSmtp();
        MailNode node = new MailNode(database, MailNode.server(smtp.port()))) {
      smtp.answers.put("RCPT", "550 5.1.1 <ann@example.org>: no such mailbox ann@example.org");
      for (int n = 0; n < 7; n++) {
        node.put(new UUID(9, n), MailNode.mail("ann@example.org", "Nobody"));
      }
      node.start();
      await().until(() -> node.state().dead() == 7);
      assertThat(node.dead())
          .allSatisfy(letter -> {
            assertThat(letter.status()).isEqualTo(550);
            assertThat(letter.what()).isEqualTo("test");
            assertThat(letter.reason()).contains("no such mailbox").doesNotContain("ann@");
          });
      assertThat(node.state().pausedBecause()).isNull();
      assertThat(
              node.deliveries
                  .letter(OrganisationId.DEFAULT, node.dead().getFirst().message())
                  .orElseThrow()
                  .content())
          .contains("Hello.")
          .doesNotContain("ann@");
    }
  }

  @Test
  void a_server_that_refuses_everything_pauses_and_loses_nothing() throws IOException {
    try (ScriptedSmtp smtp = new ScriptedSmtp();
        MailNode node = new MailNode(database, MailNode.server(smtp.port()))) {
      smtp.answers.put("MAIL", "550 5.7.1 sender not allowed");
      for (int n = 0; n < 7; n++) {
        node.put(new UUID(9, n), MailNode.mail("ann@example.org", "All"));
      }
      node.start();
      await().until(() -> node.state().pausedBecause() != null);
      assertThat(node.state().pausedBecause()).contains("sender is not accepted");
      assertThat(node.state().dead()).isZero();

      smtp.answers.remove("MAIL");
      await().until(() -> node.state().delivered() == 7);
      assertThat(smtp.taken).hasSize(7);
    }
  }

  @Test
  void greylisted_mail_waits_by_itself_and_others_go_past_it() throws IOException {
    try (ScriptedSmtp smtp = new ScriptedSmtp();
        MailNode node = new MailNode(database, MailNode.server(smtp.port()))) {
      smtp.answers.put("RCPT", "450 4.7.1 try again in a minute");
      node.put(ID, MailNode.mail("ann@example.org", "Grey"));
      node.start();
      await().until(() -> node.tries() >= 4);
      assertThat(node.state().pausedBecause()).isNull();
      assertThat(node.state().waiting()).isEqualTo(1);
      smtp.answers.remove("RCPT");
      await().until(() -> node.state().delivered() == 1);
    }
  }

  @Test
  void a_line_that_breaks_after_the_end_of_a_mail_sends_it_again_under_the_same_id()
      throws IOException {
    try (ScriptedSmtp smtp = new ScriptedSmtp();
        MailNode node = new MailNode(database, MailNode.server(smtp.port()))) {
      smtp.answers.put("END", "");
      node.put(ID, MailNode.mail("ann@example.org", "Doubt"));
      node.start();
      await().until(() -> !smtp.taken.isEmpty());
      smtp.answers.remove("END");
      await().until(() -> node.state().delivered() == 1);
      assertThat(smtp.taken)
          .hasSizeGreaterThan(1)
          .allSatisfy(text -> assertThat(text).contains("<" + ID + "@tool.example>"));
    }
  }

  @Test
  void a_password_never_goes_over_an_open_line() throws IOException {
    try (ScriptedSmtp smtp = new ScriptedSmtp()) {
      smtp.answers.put("EHLO", "250-scripted\r\n250 AUTH PLAIN LOGIN");
      JavaMailSenderImpl settings = MailNode.server(smtp.port());
      settings.setUsername("tool");
      settings.setPassword("secret");
      try (MailNode node = new MailNode(database, settings)) {
        var found = node.mails.test(OrganisationId.DEFAULT, new MailAddress("ann@example.org"));
        assertThat(found).hasSize(1);
        assertThat(found.getFirst().good()).isFalse();
        assertThat(found.getFirst().detail()).contains("no secure connection");
      }
    }
  }

  private static Mail late() {
    Mail fresh = MailNode.mail("ann@example.org", "Old");
    return new Mail(
        fresh.to(), "test", "Old", fresh.body(), Instant.now().minusSeconds(1), null, List.of());
  }

  /** Each message that is kept, as its state and its payload. */
  private List<String> kept() {
    return JdbcClient.create(database)
        .sql("select state || payload from outbox_message order by id")
        .query(String.class)
        .list();
  }

  @Test
  void a_mail_whose_time_is_over_is_not_sent_and_neither_address_nor_text_is_kept() {
    try (MailNode node = node()) {
      node.put(ID, late());
      node.start();
      await().until(() -> node.state().waiting() == 0);
      assertThat(node.dead().getFirst().reason()).startsWith("too late");
      assertThat(node.dead().getFirst().open()).as("nobody has to look after it").isFalse();
      assertThat(node.state().dead()).isZero();
    }
    assertThat(kept()).containsExactly("GIVEN_UP");
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void a_mail_whose_time_is_over_does_not_say_that_the_server_is_well() throws IOException {
    try (ScriptedSmtp smtp = new ScriptedSmtp();
        MailNode node = new MailNode(database, MailNode.server(smtp.port()))) {
      smtp.answers.put("MAIL", "550 5.7.1 sender not allowed");
      node.put(ID, MailNode.mail("ann@example.org", "First"));
      node.start();
      await().until(() -> node.state().pausedBecause() != null);
      node.mails.withdraw(ID);
      for (int n = 0; n < 3; n++) {
        node.put(new UUID(9, n), late());
      }
      await().until(() -> kept().equals(List.of("GIVEN_UP", "GIVEN_UP", "GIVEN_UP")));
      assertThat(node.state().pausedBecause()).contains("sender is not accepted");

      smtp.answers.remove("MAIL");
      node.put(ID, MailNode.mail("ann@example.org", "Again"));
      await().until(() -> node.state().delivered() == 1);
      assertThat(node.state().pausedBecause()).isNull();
    }
  }

  @Test
  void what_waits_for_a_server_that_somebody_has_paused_loses_its_text_after_a_while() {
    try (MailNode node = node()) {
      node.put(ID, MailNode.mail("ann@example.org", "Waits"));
      node.put(new UUID(9, 1), MailNode.mail("ann@example.org", "Young"));
      JdbcClient jdbc = JdbcClient.create(database);
      jdbc.sql("update outbox_destination set by_hand = 'PAUSED', by_hand_at = now()").update();
      jdbc.sql(
              """
              update outbox_message set created_at = now() - interval '15 days'
              where content_id = :id
              """)
          .param("id", ID)
          .update();
      new MailRetention(new Retention(jdbc)).run();
      assertThat(kept()).hasSize(2).first().isEqualTo("GIVEN_UP");
      assertThat(kept().getLast()).startsWith("WAITING{");
      assertThat(node.dead().getFirst().reason()).isEqualTo("it waited for 14 days");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Hi\r\nBcc: eve@example.org",
        "Hi\nBcc: eve@example.org",
        "Hi\rBcc: eve@example.org",
        "Hi\u2028Bcc: eve@example.org",
        "Hi\r\n\r\nBcc: eve@example.org",
        "Hi\0\u202eBcc: eve@example.org"
      })
  void a_subject_brings_no_header_of_its_own(String subject) throws Exception {
    try (MailNode node = node()) {
      node.put(ID, MailNode.mail("ann@example.org", subject));
      node.start();
      await().until(() -> server.getReceivedMessages().length == 1);
    }
    MimeMessage got = server.getReceivedMessages()[0];
    assertThat(got.getSubject()).isEqualTo("Hi Bcc: eve@example.org");
    assertThat(got.getHeader("Bcc")).isNull();
    assertThat(got.getAllRecipients()).hasSize(1);
    assertThat((String) ((MimeMultipart) got.getContent()).getBodyPart(0).getContent())
        .endsWith("Hello.\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ann",
        "ann@",
        "@example.org",
        "ann@example.org\r\nBcc: eve@example.org",
        "ann@example.org\n",
        "ann@example.org, eve@example.org",
        "Ann <ann@example.org>",
        "ann@example.org eve@example.org",
        "\"ann\"@example.org",
        "ann..lee@example.org",
        ".ann@example.org",
        "ann@-example.org",
        "ann@example.org>",
        "änn@example.org",
        "ann@exa\u0000mple.org"
      })
  void an_address_is_one_plain_address(String text) {
    assertThatThrownBy(() -> new MailAddress(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("not an e-mail address");
  }

  @Test
  void what_is_said_of_a_mail_in_a_log_names_nobody() {
    Mail mail = MailNode.mail("ann@example.org", "Secret");
    List<String> said = new ArrayList<>();
    said.add(mail.toString());
    said.add(mail.to().toString());
    said.add(MailMessage.of(mail).toString());
    assertThat(said).noneMatch(text -> text.contains("ann") || text.contains("Secret"));
  }

  @Test
  void what_waits_while_e_mail_is_off_loses_its_text_after_a_while() {
    try (MailNode on = node()) {
      on.put(ID, MailNode.mail("ann@example.org", "Waits"));
    }
    KindNode<MailDestinations> off =
        new KindNode<>(
            database,
            Deliveries.Kind.MAIL,
            parts ->
                new MailDestinations(
                    new MailProperties(""),
                    null,
                    KindNode.LEASE,
                    parts.destinations(),
                    parts.outbox(),
                    parts.dispatcher(),
                    Clock.systemUTC()));
    assertThat(off.kind.on()).isFalse();
    assertThat(off.state().pausedBecause()).isEqualTo("no longer in the settings");
    MailRetention retention = new MailRetention(new Retention(off.jdbc));
    retention.run();
    assertThat(off.state().waiting()).as("it may come back").isEqualTo(1);
    off.jdbc
        .sql(
            """
            update outbox_destination set removed_at = now() - interval '15 days'
            where removed_at is not null
            """)
        .update();
    retention.run();
    assertThat(
            off.jdbc.sql("select state || payload from outbox_message").query(String.class).list())
        .containsExactly("GIVEN_UP");
  }

  @Test
  void half_of_the_settings_is_refused_by_name() {
    assertThatThrownBy(() -> new MailProperties("training at example.org"))
        .hasMessageContaining("traininglayer.mail.from");
    assertThatThrownBy(() -> new MailProperties("a@example.org, b@example.org"))
        .hasMessageContaining("traininglayer.mail.from");
  }
}
