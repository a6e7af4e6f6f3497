package org.traininglayer.adoption.projection;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.traininglayer.adoption.AdoptionProperties;
import org.traininglayer.adoption.Statements;
import org.traininglayer.adoption.metric.AllMetrics;
import org.traininglayer.adoption.projection.ProjectionOffsets.Position;
import org.traininglayer.kafka.TestBroker;
import org.traininglayer.kafka.TestTopic;
import org.traininglayer.kernel.AccountKey;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.LearnersErased;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.lrs.StatementLog;
import org.traininglayer.lrs.StatementLog.Entry;
import org.traininglayer.lrs.TestLedger;
import org.traininglayer.testing.TestDatabase;

/** What is true of the figures whichever log they follow: the ledger's table, or a topic. */
class StatementLogContractTest {

  private static final HikariDataSource DATABASE = pool(TestDatabase.fresh());
  private static final int PARTITIONS = 16;

  @TempDir private static Path folder;
  private static TestBroker broker;

  private final JdbcTemplate jdbc = new JdbcTemplate(DATABASE);
  private final ProjectionOffsets positions = new ProjectionOffsets(JdbcClient.create(jdbc));
  private final TransactionTemplate transaction =
      new TransactionTemplate(new JdbcTransactionManager(DATABASE));
  private final FactCounters counters = new FactCounters(AllMetrics.LIST);
  private final ArrivalCounts arrivals = new ArrivalCounts(jdbc);
  private final Definitions definitions = new Definitions(JdbcClient.create(jdbc));
  private final TestLedger ledger = new TestLedger(DATABASE);
  private final String name = "t-" + UUID.randomUUID();
  private final Random random = new Random(29);
  private final List<UUID> ids = new ArrayList<>();
  private TestTopic topic;

  /** Which log. */
  enum Kind {
    TABLE,
    TOPIC
  }

  private static HikariDataSource pool(DataSource database) {
    HikariConfig config = new HikariConfig();
    config.setDataSource(database);
    config.setMaximumPoolSize(4);
    return new HikariDataSource(config);
  }

  @BeforeAll
  static void startBroker() {
    broker = new TestBroker(folder);
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
    DATABASE.close();
  }

  @BeforeEach
  void begin() {
    jdbc.execute(
        "truncate adoption_offset, adoption_fact, adoption_cell, adoption_arrival,"
            + " adoption_metric, kafka_feed, lease");
    ledger.clear();
    positions.prepare(PARTITIONS);
    broker.topic(name, PARTITIONS, Map.of());
    topic = topicAt(broker.address());
    topic.feedAll();
  }

  @AfterEach
  void close() {
    topic.close();
  }

  private TestTopic topicAt(String address) {
    return new TestTopic(
        address,
        name,
        ledger,
        JdbcClient.create(jdbc),
        Duration.ofMillis(300),
        address.endsWith(":1")
            ? Map.of("default.api.timeout.ms", "1500", "request.timeout.ms", "1000")
            : Map.of());
  }

  private StatementLog log(Kind kind) {
    return kind == Kind.TABLE ? ledger.log() : topic.log();
  }

  @ParameterizedTest
  @EnumSource
  void batches_of_any_size_kills_and_replays_give_the_same_table(Kind kind) {
    for (int piece = 0; piece < 12; piece++) {
      fill(50);
      switch (random.nextInt(4)) {
        case 0 -> topic.feedAndForget();
        case 1 -> topic.feedSome();
        case 2 -> topic.restart();
        default -> topic.feedAll();
      }
      for (int n = 0; n < 20; n++) {
        followOnce(log(kind), positions.all().get(random.nextInt(PARTITIONS)));
      }
    }
    topic.feedAndForget();
    topic.feedAll();
    topic.restart();
    followAll(log(kind), 1 + random.nextInt(40));
    String followed = dump();
    assertThat(followed).contains("M4", "P4");
    assertThat(followed).isEqualTo(dumpOfTable());

    figures().rebuild();
    int before = topic.fromTopic();
    followAll(log(kind), 7);
    assertThat(dump()).isEqualTo(followed);
    if (kind == Kind.TOPIC) {
      assertThat(topic.fromTopic() - before).as("all of them, and once").isEqualTo(600);
    }
  }

  /** One batch, tried twice, and sometimes ended before its commit. */
  private void followOnce(StatementLog log, Position at) {
    long[] heads = log.heads();
    if (heads[at.partition()] <= at.position()) {
      return;
    }
    Projection follower = follower(log);
    List<Entry> batch = log.poll(at.partition(), at.position(), 1 + random.nextInt(40));
    assertThat(batch).isNotEmpty();
    if (random.nextBoolean()) {
      transaction.executeWithoutResult(status -> {
        assertThat(follower.fold(at, batch)).isNotNull();
        status.setRollbackOnly();
      });
    }
    assertThat(follower.fold(at, batch)).isNotNull();
    assertThat(follower.fold(at, batch)).isNull();
  }

  @ParameterizedTest
  @EnumSource
  void every_piece_is_what_the_ledger_has_there(Kind kind) {
    fill(150);
    topic.feedAndForget();
    fill(150);
    topic.feedAndForget();
    topic.feedAll();
    for (int n = 0; n < 60; n++) {
      int partition = random.nextInt(PARTITIONS);
      long after = random.nextInt(30);
      int max = 1 + random.nextInt(60);
      List<Entry> expected = ledger.log().poll(partition, after, max);
      List<Entry> piece = log(kind).poll(partition, after, max);
      assertThat(expected).startsWith(piece.toArray(Entry[]::new));
      assertThat(piece.isEmpty()).isEqualTo(expected.isEmpty());
    }
    assertThat(log(kind).heads()).isEqualTo(ledger.log().heads());
    assertThat(topic.fromTable()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void whoever_was_erased_does_not_come_back_by_a_replay(Kind kind) {
    fill(200);
    append("p1", Statements.of("p1").wrong("u", "critical", "wrong-number", true));
    append("p2", Statements.of("p2").wrong("u", "critical", "wrong-number", true));
    topic.feedAll();
    followAll(log(kind), 20);
    assertThat(dump()).contains(" p1,");
    AccountKey person = new AccountKey(Statements.HOME, "p1");
    UUID last = append("p1", Statements.of("p1").clean("last", true));
    topic.feedAll();
    Position at =
        positions.all().stream()
            .filter(one -> ledger.log().heads()[one.partition()] > one.position())
            .findFirst()
            .orElseThrow();
    List<Entry> readBefore = log(kind).poll(at.partition(), at.position(), 10);
    assertThat(readBefore).extracting(Entry::statementId).containsExactly(last);

    ledger.erase(person);
    figures()
        .forget(
            new LearnersErased(
                OrganisationId.DEFAULT, Set.of(new LearnerId(UUID.randomUUID())), Set.of(person)));
    assertThat(follower(log(kind)).fold(at, readBefore)).isNull();
    topic.restart();
    figures().rebuild();
    followAll(log(kind), 20);

    assertThat(dump()).doesNotContain(" p1,").contains(" p2,").isEqualTo(dumpOfTable());
    assertThat(
            jdbc.queryForObject(
                "select count(*) from adoption_fact where account = 'p1'", Long.class))
        .isZero();
  }

  @ParameterizedTest
  @EnumSource
  void the_worker_follows_while_the_ledger_grows(Kind kind) {
    StatementLog log = log(kind);
    ProjectionWorker worker =
        new ProjectionWorker(
            log,
            ledger.log(),
            positions,
            follower(log),
            new Recount(
                positions,
                new FactRows(jdbc),
                new CellRows(jdbc),
                definitions,
                arrivals,
                counters,
                transaction),
            new AdoptionProperties(true, Duration.ofMillis(300), 50, Duration.ofMinutes(1), 5));
    for (int n = 0; n < 8; n++) {
      fill(25);
      worker.look();
      topic.feedSome();
      worker.look();
    }
    topic.feedAll();
    while (worker.look()) {
      // Until nothing is left.
    }
    assertThat(figures().behind()).isZero();
    assertThat(dump()).isEqualTo(dumpOfTable());
    if (kind == Kind.TOPIC) {
      assertThat(topic.fromTopic()).isEqualTo(200);
    }
  }

  @Test
  void what_the_topic_has_forgotten_is_read_from_the_table_and_counted_as_such() {
    fill(100);
    topic.feedAll();
    broker.forget(name, PARTITIONS);
    fill(40);
    topic.feedAll();

    followAll(topic.log(), 1000);

    assertThat(dump()).isEqualTo(dumpOfTable());
    assertThat(topic.fromTable()).containsOnlyKeys("MISSING");
    int fromTopic = topic.fromTopic();
    fill(30);
    topic.feedAll();
    followAll(topic.log(), 1000);
    assertThat(topic.fromTopic() - fromTopic).as("and what is there, from there").isEqualTo(30);
  }

  @Test
  void what_the_topic_has_forgotten_is_searched_for_once_and_not_with_each_piece() {
    fill(300);
    topic.feedAll();
    broker.forget(name, PARTITIONS);
    fill(100);
    topic.feedAll();

    followAll(topic.log(), 2);

    assertThat(dump()).isEqualTo(dumpOfTable());
    assertThat(topic.fromTable()).containsOnlyKeys("MISSING");
    assertThat(topic.fromTable().get("MISSING")).isBetween(300, 300 + PARTITIONS);
    assertThat(topic.fromTopic()).isBetween(100 - PARTITIONS, 100);
    assertThat(topic.searches())
        .as("where it begins, and where to go on reading: of each partition")
        .isLessThanOrEqualTo(2 * PARTITIONS);
  }

  @Test
  void a_copy_that_does_not_come_on_is_not_waited_for_long() throws InterruptedException {
    fill(60);
    assertThat(topic.log().heads()).as("a moment for the copy").containsOnly(0);
    Thread.sleep(350);
    assertThat(topic.log().heads()).isEqualTo(ledger.log().heads());

    followAll(topic.log(), 10);

    assertThat(dump()).isEqualTo(dumpOfTable());
    assertThat(topic.fromTable()).isEqualTo(Map.of("NOT_COPIED", 60));
  }

  @Test
  void brokers_that_do_not_answer_stop_nobody() {
    fill(60);
    topic.feedAll();
    topic.close();
    // Nobody listens at port 1.
    try (TestTopic away = topicAt("127.0.0.1:1")) {
      followAll(away.log(), 100);
      assertThat(away.fromTable()).isEqualTo(Map.of("UNREACHABLE", 60));
    }
    assertThat(dump()).isEqualTo(dumpOfTable());
  }

  @Test
  void a_statement_too_large_for_the_topic_comes_from_the_table_in_its_place() {
    append("ann", Statements.of("ann").clean("u1", true));
    append("ann", Statements.of("ann").clean("u" + "2".repeat(5_000), true));
    append("ann", Statements.of("ann").clean("u3", true));
    topic.feedAll();

    followAll(topic.log(), 100);

    assertThat(dump()).isEqualTo(dumpOfTable());
    assertThat(topic.fromTopic()).isEqualTo(2);
    assertThat(topic.fromTable()).isEqualTo(Map.of("TOO_LARGE", 1));
  }

  @Test
  void a_ledger_put_back_to_an_earlier_state_is_not_mixed_up_with_the_topic() {
    fill(100);
    topic.feedAll();
    ledger.clear();
    jdbc.update("update kafka_feed set position = 0");
    ids.clear();
    fill(80);
    topic.feedAll();

    followAll(topic.log(), 30);

    assertThat(dump()).isEqualTo(dumpOfTable());
  }

  @Test
  void a_topic_that_keeps_statements_for_ever_gets_none() {
    String forEver = name + "-for-ever";
    broker.topic(forEver, PARTITIONS, Map.of("retention.ms", "-1"));
    topic.close();
    try (TestTopic kept =
        new TestTopic(
            broker.address(),
            forEver,
            ledger,
            JdbcClient.create(jdbc),
            Duration.ofMillis(1),
            Map.of())) {
      fill(20);
      kept.feedSome();
      assertThat(kept.trouble()).contains(forEver, "retention.ms is unlimited");
      followAll(kept.log(), 100);
      assertThat(kept.fromTable()).isEqualTo(Map.of("NOT_COPIED", 20));
    }
    assertThat(jdbc.queryForObject("select sum(position) from kafka_feed", Long.class)).isZero();
  }

  private Projection follower(StatementLog log) {
    return new Projection(
        log, positions, new FactRows(jdbc), new CellRows(jdbc), arrivals, counters, transaction);
  }

  private Figures figures() {
    return new Figures(
        ledger.log(),
        positions,
        new FactRows(jdbc),
        new CellRows(jdbc),
        arrivals,
        definitions,
        counters);
  }

  private UUID append(String person, String json) {
    assertThat(json).contains(person);
    UUID id = ledger.append(OrganisationId.DEFAULT, UUID.randomUUID(), json);
    ids.add(id);
    return id;
  }

  private void fill(int statements) {
    for (int i = 0; i < statements; i++) {
      String person = "p" + random.nextInt(30);
      Statements by = Statements.of(person);
      switch (random.nextInt(7)) {
        case 0 -> append(person, by.started());
        case 1 -> append(person, by.opened("brief"));
        case 2 -> append(person, by.choice(random.nextBoolean(), 0.9));
        case 3 -> append(person, by.clean("u" + i, random.nextInt(5) == 0));
        case 4 -> {
          UUID voided = ids.isEmpty() ? UUID.randomUUID() : ids.get(random.nextInt(ids.size()));
          ids.add(
              ledger.append(OrganisationId.DEFAULT, UUID.randomUUID(), Statements.voids(voided)));
        }
        default ->
            append(person, by.wrong("u" + i, "critical", "wrong-number", random.nextBoolean()));
      }
    }
  }

  private void followAll(StatementLog log, int max) {
    Projection follower = follower(log);
    for (Position start : positions.all()) {
      Position at = start;
      Position next = Objects.requireNonNull(follower.follow(at, max));
      while (!next.equals(at)) {
        at = next;
        next = Objects.requireNonNull(follower.follow(at, max));
      }
    }
  }

  /** What the table itself gives, in one batch for each partition. */
  private String dumpOfTable() {
    figures().rebuild();
    followAll(ledger.log(), 100_000);
    return dump();
  }

  /** The whole table of cells, as text. */
  private String dump() {
    return String.join(
        "\n",
        jdbc.queryForList(
            "select ' ' || account || ', ' || c::text from adoption_cell c order by c::text",
            String.class));
  }
}
