package org.traininglayer.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
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

/** One node that sends one kind of message from a real database; in a hurry. */
public final class KindNode<K extends DestinationKind> implements AutoCloseable {

  public static final Duration LEASE = Duration.ofSeconds(12);

  public final JdbcClient jdbc;
  public final K kind;
  public final StoredDeliveries deliveries;
  private final Dispatcher dispatcher;

  /** What a kind is made of. */
  public record Parts(Destinations destinations, Outbox outbox, Dispatcher dispatcher) {}

  public KindNode(DataSource database, Deliveries.Kind name, Function<Parts, K> made) {
    jdbc = JdbcClient.create(database);
    Outbox outbox = new Outbox(jdbc, new TransactionTemplate(new JdbcTransactionManager(database)));
    Destinations destinations = new Destinations(jdbc);
    Late late = new Late(name);
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
    kind = made.apply(new Parts(destinations, outbox, dispatcher));
    late.kind = kind;
    deliveries =
        new StoredDeliveries(new OutboxReport(jdbc), outbox, destinations, senders, dispatcher);
  }

  /** A kind knows the dispatcher, which knows the senders, which know the kind. */
  private static final class Late implements DestinationKind {
    private final Deliveries.Kind name;
    @Nullable DestinationKind kind;

    Late(Deliveries.Kind name) {
      this.name = name;
    }

    private DestinationKind kind() {
      return Objects.requireNonNull(kind);
    }

    @Override
    public String name() {
      return name.name();
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

  public KindNode<K> start() {
    dispatcher.start();
    return this;
  }

  public int tries() {
    return jdbc.sql("select coalesce(max(attempts), 0) from outbox_message")
        .query(Integer.class)
        .single();
  }

  public Deliveries.Destination state() {
    return deliveries.destinations(OrganisationId.DEFAULT).getFirst();
  }

  public List<Deliveries.DeadLetter> dead() {
    return deliveries.deadLetters(OrganisationId.DEFAULT, state().id(), 10);
  }

  @Override
  public void close() {
    dispatcher.stop();
  }
}
