package org.traininglayer.lrs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.lrs.StatementLog.Entry;
import org.traininglayer.testing.TestDatabase;
import org.traininglayer.xapi.Statement;
import org.traininglayer.xapi.StatementJson;

class LedgerTest {

  private static final OrganisationId US = OrganisationId.DEFAULT;
  private static final LrsProperties PROPERTIES =
      new LrsProperties(
          Made.HOME,
          "1.0.3",
          DataSize.ofMegabytes(1),
          DataSize.ofMegabytes(1),
          DataSize.ofMegabytes(1),
          DataSize.ofMegabytes(1),
          100,
          0,
          List.of(),
          new LrsProperties.OAuth(null, null, null, null, "scope", Map.of(), Set.of()));

  private final DataSource database = TestDatabase.fresh();
  private final JdbcClient jdbc = JdbcClient.create(database);
  private final TransactionTemplate transactions =
      new TransactionTemplate(new JdbcTransactionManager(database));
  private final StatementLog log = new TableStatementLog(jdbc, PROPERTIES);
  private final Ledger ledger = new StatementStore(jdbc, new KnownDefinitions(), PROPERTIES);

  @Test
  void a_statement_comes_out_of_the_log_as_it_was_written() {
    Statement statement = Made.by("ana");

    append(US, List.of(statement));

    assertThat(everything())
        .singleElement()
        .satisfies(entry -> {
          assertThat(entry.position()).isEqualTo(1);
          assertThat(entry.organisation()).isEqualTo(US);
          assertThat(entry.statementId()).isEqualTo(statement.id());
          assertThat(entry.json()).isEqualTo(StatementJson.write(statement));
        });
  }

  @Test
  void all_statements_of_a_person_are_in_one_partition_in_their_order() {
    List<Statement> statements = IntStream.range(0, 20).mapToObj(n -> Made.by("ana")).toList();

    append(US, statements.subList(0, 7));
    append(US, statements.subList(7, 20));

    assertThat(everything())
        .extracting(Entry::statementId)
        .containsExactlyElementsOf(statements.stream().map(Statement::id).toList());
    assertThat(everything())
        .extracting(Entry::partition)
        .containsOnly(everything().getFirst().partition());
  }

  @Test
  void an_id_that_is_already_there_is_left_as_it_is_and_leaves_no_gap() {
    Statement first = Made.by("ana");
    Statement second = Made.by("ana");
    append(US, List.of(first));

    append(US, List.of(first, second, second));

    assertThat(everything()).extracting(Entry::position).containsExactly(1L, 2L);
    assertThat(log.heads()[everything().getFirst().partition()]).isEqualTo(2);
  }

  @Test
  void what_is_rolled_back_leaves_neither_a_statement_nor_a_gap() {
    transactions.executeWithoutResult(status -> {
      append(US, List.of(Made.by("ana")));
      status.setRollbackOnly();
    });
    append(US, List.of(Made.by("ana")));

    assertThat(everything()).extracting(Entry::position).containsExactly(1L);
  }

  @Test
  void the_same_id_in_two_organisations_is_two_statements() {
    Statement statement = Made.by("ana");

    append(US, List.of(statement));
    append(new OrganisationId(UUID.randomUUID()), List.of(statement));

    assertThat(everything()).hasSize(2);
  }

  @Test
  void a_poll_takes_no_more_than_it_asked_for() {
    append(US, IntStream.range(0, 5).mapToObj(n -> Made.by("ana")).toList());
    int partition = everything().getFirst().partition();

    assertThat(log.poll(partition, 1, 2)).extracting(Entry::position).containsExactly(2L, 3L);
    assertThat(log.poll(partition, 5, 2)).isEmpty();
  }

  @Test
  void a_poll_ends_by_bytes_and_never_empty_while_something_is_left() {
    append(US, IntStream.range(0, 5).mapToObj(n -> Made.by("ana")).toList());
    int partition = everything().getFirst().partition();
    jdbc.sql("update statement set json = json || repeat(' ', 3 << 20) where position in (2, 3, 5)")
        .update();

    assertThat(log.poll(partition, 0, 1000))
        .extracting(Entry::position)
        .containsExactly(1L, 2L, 3L);
    assertThat(log.poll(partition, 3, 1000)).extracting(Entry::position).containsExactly(4L, 5L);
    jdbc.sql("update statement set json = json || repeat(' ', 5 << 20) where position = 1")
        .update();
    assertThat(log.poll(partition, 0, 1000)).extracting(Entry::position).containsExactly(1L);
  }

  @Test
  void definitions_are_written_again_when_the_transaction_that_wrote_them_failed() {
    transactions.executeWithoutResult(status -> {
      append(US, List.of(Made.by("ana")));
      status.setRollbackOnly();
    });
    append(US, List.of(Made.by("ana")));

    assertThat(
            jdbc.sql("select count(*) from xapi_definition where key = ?")
                .param(IndexKey.activity("https://example.com/activities/question"))
                .query(Long.class)
                .single())
        .isEqualTo(1);
  }

  @Test
  void many_writers_and_one_reader_who_never_misses_a_position() throws Exception {
    int writers = 6;
    int rounds = 40;
    AtomicBoolean writing = new AtomicBoolean(true);
    try (ExecutorService threads = Executors.newFixedThreadPool(writers + 1)) {
      Future<Map<Integer, List<Entry>>> reader = threads.submit(() -> follow(writing));
      List<Future<Integer>> counts = new ArrayList<>();
      for (int w = 0; w < writers; w++) {
        counts.add(threads.submit(() -> write(rounds)));
      }
      int committed = 0;
      for (Future<Integer> count : counts) {
        committed += count.get();
      }
      writing.set(false);

      Map<Integer, List<Entry>> seen = reader.get();
      assertThat(seen.values().stream().mapToInt(List::size).sum()).isEqualTo(committed);
      assertThat(seen.values())
          .allSatisfy(entries -> {
            assertThat(entries)
                .extracting(Entry::position)
                .containsExactlyElementsOf(
                    IntStream.rangeClosed(1, entries.size()).mapToObj(Long::valueOf).toList());
            assertThat(entries).extracting(Entry::stored).isSorted();
          });
    }
  }

  /** Batches of several people in transactions, some of which are rolled back. */
  private int write(int rounds) {
    int committed = 0;
    for (int round = 0; round < rounds; round++) {
      List<Statement> batch =
          IntStream.range(0, ThreadLocalRandom.current().nextInt(1, 6))
              .mapToObj(n -> Made.by("p" + ThreadLocalRandom.current().nextInt(10)))
              .toList();
      boolean fails = round % 7 == 3;
      transactions.executeWithoutResult(status -> {
        append(US, batch);
        if (fails) {
          status.setRollbackOnly();
        }
      });
      committed += fails ? 0 : batch.size();
    }
    return committed;
  }

  /** Follows each partition from the last position it saw, until the writers are done. */
  private Map<Integer, List<Entry>> follow(AtomicBoolean writing) {
    Map<Integer, List<Entry>> seen = new HashMap<>();
    long deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();
    boolean last;
    do {
      last = !writing.get();
      for (int partition = 0; partition < log.partitions(); partition++) {
        List<Entry> entries = seen.computeIfAbsent(partition, p -> new ArrayList<>());
        entries.addAll(
            log.poll(partition, entries.isEmpty() ? 0 : entries.getLast().position(), 100_000));
      }
    } while (!last && System.nanoTime() < deadline);
    return seen;
  }

  private void append(OrganisationId organisation, List<Statement> statements) {
    ledger.append(organisation, statements.stream().map(PreparedStatement::of).toList());
  }

  private List<Entry> everything() {
    return IntStream.range(0, log.partitions())
        .boxed()
        .flatMap(partition -> log.poll(partition, 0, 1000).stream())
        .toList();
  }
}
