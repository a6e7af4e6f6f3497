package org.traininglayer.delivery.mail;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Lazy;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;
import org.traininglayer.delivery.Deliveries;
import org.traininglayer.delivery.DeliveryProperties;
import org.traininglayer.delivery.Mail;
import org.traininglayer.delivery.MailAddress;
import org.traininglayer.delivery.MailBody;
import org.traininglayer.delivery.Mails;
import org.traininglayer.delivery.RecordDestinations.Finding;
import org.traininglayer.delivery.outbox.DestinationKind;
import org.traininglayer.delivery.outbox.Destinations;
import org.traininglayer.delivery.outbox.Dispatcher;
import org.traininglayer.delivery.outbox.NewMessage;
import org.traininglayer.delivery.outbox.Outbox;
import org.traininglayer.delivery.outbox.Outcome;
import org.traininglayer.delivery.outbox.Outcome.Delivered;
import org.traininglayer.delivery.outbox.Sender;
import org.traininglayer.delivery.outbox.StoppedMessage;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.NameUuid;
import org.traininglayer.kernel.OrganisationId;

/** The mail server as a destination, one for each organisation that sends something. */
@Component
public class MailDestinations implements DestinationKind, Mails {

  static final String KIND = Deliveries.Kind.MAIL.name();

  private static final UUID NAMESPACE = UUID.fromString("c1d1c0b2-5a58-5a44-9f0c-6b8a3f6f0e21");
  private static final Duration TEST = Duration.ofMinutes(5);

  private final Destinations destinations;
  private final Outbox outbox;
  private final Dispatcher dispatcher;
  private final @Nullable MailServer server;
  private final Clock clock;

  @Autowired
  MailDestinations(
      MailProperties settings,
      ObjectProvider<JavaMailSenderImpl> servers,
      DeliveryProperties delivery,
      Destinations destinations,
      Outbox outbox,
      @Lazy Dispatcher dispatcher) {
    this(
        settings,
        servers.getIfAvailable(),
        delivery.lease(),
        destinations,
        outbox,
        dispatcher,
        Clock.systemUTC());
  }

  /**
   * As set.
   *
   * @param named the mail server; null when none is named
   */
  public MailDestinations(
      MailProperties settings,
      @Nullable JavaMailSenderImpl named,
      Duration lease,
      Destinations destinations,
      Outbox outbox,
      Dispatcher dispatcher,
      Clock clock) {
    boolean from = !settings.from().isBlank();
    if (from && named == null) {
      throw new IllegalArgumentException(
          "traininglayer.mail.from is set and spring.mail.host is not: e-mail needs both");
    }
    if (!from && named != null) {
      throw new IllegalArgumentException(
          "spring.mail.host is set and traininglayer.mail.from is not: e-mail needs both");
    }
    this.destinations = destinations;
    this.outbox = outbox;
    this.dispatcher = dispatcher;
    this.clock = clock;
    this.server = named == null ? null : new MailServer(named, settings.sender(), lease, clock);
    destinations.set(KIND, named == null ? List.of() : destinations.all(KIND));
  }

  @Override
  public boolean on() {
    return server != null;
  }

  @Override
  public boolean send(
      OrganisationId organisation,
      UUID id,
      @Nullable LearnerId learner,
      UUID reference,
      Mail mail) {
    if (server == null) {
      return false;
    }
    UUID destination = NameUuid.of(NAMESPACE, organisation + "\nmail");
    destinations.ensure(destination, organisation, KIND, "E-mail", null);
    outbox.put(
        organisation,
        List.of(destination),
        MailMessage.FORM,
        List.of(
            new NewMessage(
                id,
                learner == null ? new LearnerId(NameUuid.of(NAMESPACE, "mail\n" + id)) : learner,
                reference,
                MailMessage.of(mail).payload())));
    dispatcher.wakeAfterCommit();
    return true;
  }

  @Override
  public void withdraw(UUID reference) {
    outbox.withdraw(reference);
  }

  @Override
  public List<Finding> test(OrganisationId organisation, @Nullable MailAddress to) {
    MailServer asked = server;
    if (asked == null) {
      return List.of();
    }
    List<Finding> found = new ArrayList<>();
    Outcome greeted = asked.greet();
    found.add(
        new Finding(
            "mail-server", greeted == null, greeted == null ? asked.host() : greeted.words()));
    if (to != null && greeted == null) {
      Mail mail =
          new Mail(
              to,
              "test",
              "Training Layer: test",
              new MailBody(
                  "en",
                  "Training Layer: test",
                  List.of(
                      new MailBody.Paragraph(
                          "Somebody pressed the test button in the console. E-mails arrive."))),
              clock.instant().plus(TEST),
              null,
              List.of());
      Outcome sent = asked.send(UUID.randomUUID(), MailMessage.of(mail), () -> true);
      found.add(
          new Finding("mail-taken", sent instanceof Delivered, sent == null ? "" : sent.words()));
    }
    return found;
  }

  @Override
  public String name() {
    return KIND;
  }

  @Override
  public Optional<Sender> senderFor(UUID destination, @Nullable UUID reference) {
    return Optional.ofNullable(server).map(one -> new MailSender(one, clock));
  }

  @Override
  public String content(OrganisationId organisation, StoppedMessage message) {
    return message.payload().isEmpty() ? "" : MailMessage.content(message.payload());
  }

  @Override
  public String describe(StoppedMessage message) {
    return MailMessage.what(message.payload());
  }
}
