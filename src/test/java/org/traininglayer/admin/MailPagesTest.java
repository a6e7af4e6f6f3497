package org.traininglayer.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.traininglayer.testing.TrainingLayerTest;

/** E-mail in the console, with a mail server. */
@TrainingLayerTest(properties = "traininglayer.mail.from=training@tool.example")
class MailPagesTest {

  private static final GreenMail SERVER =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  @LocalServerPort int port;
  @Autowired ConsoleUsers users;
  @Autowired JdbcClient jdbc;

  @DynamicPropertySource
  static void server(DynamicPropertyRegistry properties) {
    SERVER.start();
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
  void only_site_administrators_see_the_page() {
    ConsoleVisitor owner = ConsoleVisitor.signedIn(port, users, ConsoleRole.OWNER);
    assertThat(owner.get("/admin/mail").status()).isEqualTo(403);
  }
}
