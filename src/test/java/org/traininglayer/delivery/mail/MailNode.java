package org.traininglayer.delivery.mail;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.traininglayer.delivery.Deliveries;
import org.traininglayer.delivery.KindNode;
import org.traininglayer.delivery.Mail;
import org.traininglayer.delivery.MailAddress;
import org.traininglayer.delivery.MailBody;
import org.traininglayer.delivery.operations.StoredDeliveries;
import org.traininglayer.kernel.OrganisationId;

/** One node that sends mails from a real database, without the rest of the application. */
final class MailNode implements AutoCloseable {

  final MailDestinations mails;
  final StoredDeliveries deliveries;
  private final KindNode<MailDestinations> node;

  MailNode(DataSource database, JavaMailSenderImpl server) {
    node =
        new KindNode<>(
            database,
            Deliveries.Kind.MAIL,
            parts ->
                new MailDestinations(
                    new MailProperties("Training Läyer <training@tool.example>"),
                    server,
                    KindNode.LEASE,
                    parts.destinations(),
                    parts.outbox(),
                    parts.dispatcher(),
                    Clock.systemUTC()));
    mails = node.kind;
    deliveries = node.deliveries;
  }

  static JavaMailSenderImpl server(int port) {
    JavaMailSenderImpl server = new JavaMailSenderImpl();
    server.setHost("127.0.0.1");
    server.setPort(port);
    return server;
  }

  MailNode start() {
    node.start();
    return this;
  }

  void put(UUID id, Mail mail) {
    mails.send(OrganisationId.DEFAULT, id, null, id, mail);
  }

  Deliveries.Destination state() {
    return node.state();
  }

  int tries() {
    return node.tries();
  }

  List<Deliveries.DeadLetter> dead() {
    return node.dead();
  }

  static Mail mail(String to, String subject) {
    return new Mail(
        new MailAddress(to),
        "test",
        subject,
        new MailBody("en", subject, List.of(new MailBody.Paragraph("Hello."))),
        Instant.now().plusSeconds(600),
        null,
        List.of());
  }

  @Override
  public void close() {
    node.close();
  }
}
