package org.traininglayer.kafka;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.unit.DataSize;
import org.traininglayer.lrs.LedgerCopy.Source;
import org.traininglayer.lrs.LedgerCopy.Trouble;
import org.traininglayer.lrs.StatementLog;
import org.traininglayer.lrs.TestLedger;
import org.traininglayer.persistence.TestLeases;

/** The ledger of a test in a topic of its own. */
public final class TestTopic implements AutoCloseable {

  private final KafkaProperties properties;
  private final KafkaClients clients;
  private final FeedPositions positions;
  private final TestLedger ledger;
  private final JdbcClient jdbc;
  private final Map<Source, Integer> read = new EnumMap<>(Source.class);
  private final FeedState state = new FeedState();
  private KafkaStatementLog log;
  private Feeder feeder;
  private int searches;

  /**
   * Begins at the ledger as it is.
   *
   * @param client more properties of the clients
   */
  public TestTopic(
      String address,
      String topic,
      TestLedger ledger,
      JdbcClient jdbc,
      Duration patience,
      Map<String, String> client) {
    this.properties =
        new KafkaProperties(
            address,
            topic,
            client,
            true,
            37,
            Duration.ofMillis(1),
            Duration.ofMinutes(1),
            patience,
            Duration.ofHours(48),
            DataSize.ofKilobytes(4));
    this.clients = new KafkaClients(properties);
    this.positions = new FeedPositions(jdbc);
    this.ledger = ledger;
    this.jdbc = jdbc;
    this.log = newLog();
    this.feeder = newFeeder();
  }

  private KafkaStatementLog newLog() {
    return new KafkaStatementLog(
        ledger.log(),
        ledger.index(),
        positions,
        this::consumer,
        properties,
        (source, statements) -> read.merge(source, statements, Integer::sum));
  }

  /** One that counts how often it is asked where the topic begins, as a search does. */
  @SuppressWarnings("unchecked")
  private Consumer<byte[], byte[]> consumer() {
    Consumer<byte[], byte[]> real = clients.consumer();
    return (Consumer<byte[], byte[]>)
        Proxy.newProxyInstance(
            TestTopic.class.getClassLoader(),
            new Class<?>[] {Consumer.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("beginningOffsets")) {
                searches++;
              }
              try {
                return method.invoke(real, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  /** How often something was searched for in the topic. */
  public int searches() {
    return searches;
  }

  private Feeder newFeeder() {
    return new Feeder(
        ledger.log(),
        positions,
        TestLeases.of(jdbc),
        clients::producer,
        () -> new TopicCheck(clients, properties, ledger.log().partitions()).faults(),
        properties,
        state);
  }

  /** The log of the topic. */
  public StatementLog log() {
    return log;
  }

  /** Copies until nothing is left. */
  public void feedAll() {
    while (feeder.round(() -> true).isZero()) {
      // More.
    }
  }

  /** One round: a piece of each partition. */
  public void feedSome() {
    feeder.round(() -> true);
  }

  /** A feeder that ended after the brokers had all, and before that was noted. */
  public void feedAndForget() {
    List<FeedPositions.Fed> before = positions.all();
    feedSome();
    before.forEach(fed ->
        jdbc.sql("update kafka_feed set position = :position where partition = :partition")
            .param("position", fed.position())
            .param("partition", fed.partition())
            .update());
  }

  /** Another process: it remembers nothing. */
  public void restart() {
    feeder.close();
    log.close();
    log = newLog();
    feeder = newFeeder();
  }

  /** How many statements were read from the topic. */
  public int fromTopic() {
    return read.getOrDefault(Source.TOPIC, 0);
  }

  /** How many were not, by reason. */
  public Map<String, Integer> fromTable() {
    Map<String, Integer> others = new TreeMap<>();
    read.forEach((source, statements) -> {
      if (source != Source.TOPIC) {
        others.put(source.name(), statements);
      }
    });
    return others;
  }

  /** Why nothing is copied. */
  public @Nullable String trouble() {
    Trouble trouble = state.trouble();
    return trouble == null ? null : trouble.what();
  }

  @Override
  public void close() {
    feeder.close();
    log.close();
  }
}
