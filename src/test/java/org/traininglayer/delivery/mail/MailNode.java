package org.traininglayer.delivery.mail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.TransactionTemplate;
import org.traininglayer.delivery.Deliveries;
import org.traininglayer.delivery.Mail;
import org.traininglayer.delivery.MailAddress;
import org.traininglayer.delivery.MailBody;
import org.traininglayer.delivery.operations.StoredDeliveries;
import org.traininglayer.delivery.outbox.DestinationKind;
import org.traininglayer.delivery.outbox.Destinations;
import org.traininglayer.delivery.outbox.Dispatcher;
import org.traininglayer.delivery.outbox.Outbox;
import org.traininglayer.delivery.outbox.OutboxReport;
import org.traininglayer.delivery.outbox.OutboxSettings;
import org.traininglayer.delivery.outbox.RetryPolicy;
import org.traininglayer.delivery.outbox.Sender;
import org.traininglayer.delivery.outbox.Senders;
import org.traininglayer.delivery.outbox.StoppedMessage;
import org.traininglayer.kernel.OrganisationId;

/** One node that sends mails from a real database, without the rest of the application. */
final class MailNode implements AutoCloseable {

  static final Duration LEASE = Duration.ofSeconds(12);

  final JdbcClient jdbc;
  final MailDestinations mails;
  final StoredDeliveries deliveries;
  private final Dispatcher dispatcher;

  MailNode(DataSource database, JavaMailSenderImpl server) {
    jdbc = JdbcClient.create(database);
    Outbox outbox = new Outbox(jdbc, new TransactionTemplate(new JdbcTransactionManager(database)));
    Destinations destinations = new Destinations(jdbc);
    Late late = new Late();
    Senders senders = new Senders(List.of(late));
    dispatcher =
        new Dispatcher(
            destinations,
            outbox,
            new OutboxSettings(
                true,
                Duration.ofMillis(50),
                4,
                LEASE,
                new RetryPolicy(
                    Duration.ofMillis(20), Duration.ofMillis(200), Duration.ofMillis(200))),
            senders);
    mails =
        new MailDestinations(
            new MailProperties("Training Läyer <training@tool.example>"),
            server,
            LEASE,
            destinations,
            outbox,
            dispatcher,
            Clock.systemUTC());
    late.kind = mails;
    deliveries =
        new StoredDeliveries(new OutboxReport(jdbc), outbox, destinations, senders, dispatcher);
  }

  /** Mails know the dispatcher, which knows the senders, which know mails. */
  private static final class Late implements DestinationKind {
    @Nullable MailDestinations kind;

    private MailDestinations kind() {
      return Objects.requireNonNull(kind);
    }

    @Override
    public String name() {
      return MailDestinations.KIND;
    }

    @Override
    public Optional<Sender> senderFor(UUID destination, @Nullable UUID reference) {
      return kind().senderFor(destination, reference);
    }

    @Override
    public String describe(StoppedMessage message) {
      return kind().describe(message);
    }

    @Override
    public String content(OrganisationId organisation, StoppedMessage message) {
      return kind().content(organisation, message);
    }
  }

  static JavaMailSenderImpl server(int port) {
    JavaMailSenderImpl server = new JavaMailSenderImpl();
    server.setHost("127.0.0.1");
    server.setPort(port);
    return server;
  }

  MailNode start() {
    dispatcher.start();
    return this;
  }

  void put(UUID id, Mail mail) {
    mails.send(OrganisationId.DEFAULT, id, null, id, mail);
  }

  Deliveries.Destination state() {
    return deliveries.destinations(OrganisationId.DEFAULT).getFirst();
  }

  int tries() {
    return jdbc.sql("select coalesce(max(attempts), 0) from outbox_message")
        .query(Integer.class)
        .single();
  }

  List<Deliveries.DeadLetter> dead() {
    return deliveries.deadLetters(OrganisationId.DEFAULT, state().id(), 10);
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
    dispatcher.stop();
  }
}
