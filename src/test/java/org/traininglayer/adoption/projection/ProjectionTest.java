package org.traininglayer.adoption.projection;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import org.traininglayer.adoption.AdoptionProperties;
import org.traininglayer.adoption.DataQuality;
import org.traininglayer.adoption.Statements;
import org.traininglayer.adoption.facts.Fact;
import org.traininglayer.adoption.metric.AllMetrics;
import org.traininglayer.adoption.projection.ProjectionOffsets.Position;
import org.traininglayer.kernel.AccountKey;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.LearnersErased;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.lrs.StatementLog;
import org.traininglayer.testing.TestDatabase;
import org.traininglayer.xapi.Verb;

class ProjectionTest {

  private static final DataSource DATABASE = TestDatabase.fresh();

  private final JdbcTemplate jdbc = new JdbcTemplate(DATABASE);
  private final ProjectionOffsets positions = new ProjectionOffsets(JdbcClient.create(jdbc));
  private final MemoryLog log = new MemoryLog(4);
  private final TransactionTemplate transaction =
      new TransactionTemplate(new JdbcTransactionManager(DATABASE));
  private final FactCounters counters = new FactCounters(AllMetrics.LIST);
  private final Definitions definitions = new Definitions(JdbcClient.create(jdbc));
  private final ArrivalCounts arrivals = new ArrivalCounts(jdbc);
  private final Projection follower =
      new Projection(
          log, positions, new FactRows(jdbc), new CellRows(jdbc), arrivals, counters, transaction);
  private final Figures figures =
      new Figures(
          log, positions, new FactRows(jdbc), new CellRows(jdbc), arrivals, definitions, counters);
  private final Random random = new Random(17);

  @BeforeEach
  void empty() {
    jdbc.execute(
        "truncate adoption_offset, adoption_fact, adoption_cell, adoption_arrival,"
            + " adoption_metric");
    positions.prepare(4);
  }

  @Test
  void a_statement_that_is_sent_again_changes_nothing() {
    UUID id = UUID.randomUUID();
    String json = Statements.of("ann").wrong("u1", "critical", "wrong-number", true);
    log.append(0, id, json);
    followAll(10);
    String once = dump();
    log.append(0, id, json);
    log.append(1, id, json);
    followAll(10);
    assertThat(dump()).isEqualTo(once).contains("M4", "round/");
  }

  @Test
  void what_was_erased_before_it_was_read_keeps_nobody_waiting() {
    fill(40);
    followAll(7);
    String before = dump();
    Position at = positions.all().getFirst();
    long head = at.position() + 3;

    Position gone = Objects.requireNonNull(follower.follow(at, 7, head));

    assertThat(gone.position()).isEqualTo(head);
    assertThat(positions.all()).contains(gone);
    assertThat(dump()).isEqualTo(before);
    assertThat(follower.follow(gone, 7, head)).isEqualTo(gone);
    assertThat(follower.follow(at, 7, head)).as("somebody else was there first").isNull();
  }

  @Test
  void voiding_takes_the_part_out_again_bit_for_bit() {
    fill(40);
    followAll(7);
    String before = dump();
    UUID id =
        log.append(
            2, UUID.randomUUID(), Statements.of("zoe").wrong("u1", "major", "wrong-site", false));
    UUID sure = log.append(2, UUID.randomUUID(), Statements.of("p1").choice(true, 0.99));
    followAll(7);
    assertThat(dump()).isNotEqualTo(before);
    log.append(0, UUID.randomUUID(), Statements.voids(id));
    log.append(3, UUID.randomUUID(), Statements.voids(sure));
    log.append(3, UUID.randomUUID(), Statements.voids(sure));
    followAll(7);
    assertThat(dump()).isEqualTo(before);
  }

  @Test
  void facts_of_every_kind_are_kept_taken_out_and_come_late_as_if_on_time() {
    List<UUID> ids = new ArrayList<>();
    List<String> all = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      ids.add(UUID.randomUUID());
      all.add(ofAnyKind("p" + i % 5, i));
    }
    for (int i = 0; i < 60; i++) {
      log.append(i % 5 % 4, ids.get(i), all.get(i));
    }
    followAll(7);
    String half = kept();
    for (int i = 60; i < 120; i++) {
      log.append(i % 4, ids.get(i), all.get(i));
    }
    followAll(11);
    String whole = kept();
    assertThat(whole).isNotEqualTo(half);
    ids.subList(60, 120).forEach(id -> log.append(3, UUID.randomUUID(), Statements.voids(id)));
    followAll(13);
    assertThat(kept()).isEqualTo(half);

    // The same in another order, with repetitions and voids that come first.
    figures.rebuild();
    MemoryLog other = new MemoryLog(4);
    List<Integer> order = new ArrayList<>(IntStream.range(0, 120).boxed().toList());
    Collections.shuffle(order, random);
    for (int i : order) {
      if (i >= 60) {
        other.append(0, UUID.randomUUID(), Statements.voids(ids.get(i)));
      }
      other.append(i % 3, ids.get(i), all.get(i));
      other.append(3, ids.get(i), all.get(i));
    }
    Projection late =
        new Projection(
            other,
            positions,
            new FactRows(jdbc),
            new CellRows(jdbc),
            arrivals,
            counters,
            transaction);
    for (Position at : positions.all()) {
      Position next = Objects.requireNonNull(late.follow(at, 17));
      while (!next.equals(at)) {
        at = next;
        next = Objects.requireNonNull(late.follow(at, 17));
      }
    }
    assertThat(kept()).isEqualTo(half);
  }

  private String ofAnyKind(String person, int i) {
    Statements by = Statements.of(person).at(Instant.parse("2026-11-18T10:00:00Z").plusSeconds(i));
    return switch (i % 14) {
      case 0 -> by.wrong("u" + i, "critical", "wrong-number", i % 2 == 0);
      case 1 -> by.sorted("i" + i, "with-controls", i % 5 == 0 ? "permitted" : "with-controls");
      case 2 -> by.timed(i % 2 == 0 ? "with" : "without", 30 + i, 0.75);
      case 3 -> by.checkedConfidence("P4W", String.valueOf(i % 11));
      case 4 -> by.checkedFrequency("one-or-two");
      case 5 -> by.checkedStages("draft[,]send");
      case 6 -> by.output(Verb.ACCEPTED, "task " + i);
      case 7 -> by.opened("brief");
      case 8 -> by.finished("brief");
      case 9 -> by.wrongIn("forms/a.units.u" + i, "minor", "unit-slip", true);
      case 10 -> by.output(Verb.REJECTED, "task " + i);
      case 11 -> by.reason("afraid-of-finding");
      case 12 -> by.felt(i % 2 == 0 ? "with" : "without", "1.5");
      default -> by.choice(i % 2 == 0, 0.9);
    };
  }

  /** All facts that count and all cells, as text. */
  private String kept() {
    return dump()
        + String.join(
            "\n",
            jdbc.queryForList(
                "select f::text from adoption_fact f where kind is not null order by f::text",
                String.class));
  }

  @Test
  void each_kind_can_be_read_with_its_own_columns() {
    Statements ann = Statements.of("ann");
    for (String json :
        List.of(
            ann.wrong("u1", "critical", "wrong-number", true),
            ann.sorted("i1", "permitted", "prohibited"),
            ann.timed("with", 90, 0.5),
            ann.checkedConfidence("P12W", "3"),
            ann.checkedConfidence("P12W", "9"),
            ann.checkedStages("draft"),
            ann.opened("brief"),
            ann.finished("brief"),
            ann.output(Verb.USED, "letter"),
            ann.output(Verb.EDITED, "report"),
            ann.output(Verb.REJECTED, "plan"))) {
      log.append(0, UUID.randomUUID(), json);
    }
    followAll(3);
    assertThat(rows("truth, severity, flagged, confidence::text, prevalence::text", "review_unit"))
        .containsExactly("(ERROR,CRITICAL,t,0.75000000000000000000,0.125)");
    assertThat(rows("scenario, truth, choice, scenario_version, knew", "policy_decision"))
        .containsExactly("(i1,PERMITTED,AVOID,1.2.0,)");
    assertThat(rows("condition, active_ms, wall_ms, quality, perceived_ms", "timed_task"))
        .containsExactly("(AIDED,90000,99000,50,)");
    assertThat(rows("topic, scale_length, wave", "confidence_rating"))
        .as("what was answered anew counts once")
        .containsExactly("(DIS-1,11,W12)");
    assertThat(rows("step, outcome, entered is null, \"left\" is null", "workflow_step"))
        .containsExactly(
            "(brief,DONE,f,f)", "(check,SKIPPED,t,f)", "(draft,DONE,t,f)", "(send,SKIPPED,t,f)");
    assertThat(rows("account, active, outputs, observed", "use_week"))
        .containsExactly("(ann,t,2,t)");
  }

  private List<String> rows(String columns, String kind) {
    return jdbc.queryForList(
        "select row(" + columns + ")::text from fact_" + kind + " order by 1", String.class);
  }

  @Test
  void what_became_of_statements_is_counted_once_by_kind_and_reason() {
    Statements ann = Statements.of("ann");
    UUID counted = log.append(0, UUID.randomUUID(), ann.timed("with", 90, 0.5));
    log.append(1, UUID.randomUUID(), ann.timed("with", 0, 0.5));
    UUID last = log.append(1, UUID.randomUUID(), ann.timed("without", 40_000, 0.5));
    log.append(2, UUID.randomUUID(), "{}");
    log.append(2, UUID.randomUUID(), Statements.voids(counted));
    followAll(2);
    assertThat(arrivals.arrived(OrganisationId.DEFAULT))
        .extracting(one -> one.kind() + "/" + one.reason() + "/" + one.statements())
        .containsExactlyInAnyOrder(
            "timed-task//1",
            "timed-task/time-not-positive/1",
            "timed-task/time-too-long/1",
            "/unrecognised/1",
            "/voids/1");
    assertThat(arrivals.arrived(OrganisationId.DEFAULT))
        .filteredOn(one -> one.reason().equals("time-too-long"))
        .singleElement()
        .satisfies(one -> assertThat(one.lastStatement()).isEqualTo(last));
    assertThat(arrivals.arrived(new OrganisationId(UUID.randomUUID()))).isEmpty();
    figures.rebuild();
    assertThat(arrivals.arrived(OrganisationId.DEFAULT)).isEmpty();
    followAll(100);
    assertThat(arrivals.arrived(OrganisationId.DEFAULT)).hasSize(5);
  }

  @Test
  void rows_that_an_older_version_kept_get_what_they_lack_and_no_figure_changes() {
    fill(200);
    for (int i = 0; i < 60; i++) {
      log.append(i % 4, UUID.randomUUID(), ofAnyKind("p" + i % 5, i));
    }
    followAll(40);
    String whole = kept();
    // As the released version left it: fewer kinds, and less of each.
    jdbc.update(
        """
        delete from adoption_fact where kind in ('policy_decision', 'decision_reason', 'timed_task',
          'confidence_rating', 'workflow_step', 'use_week') or setting = 'timed'
        """);
    jdbc.update(
        """
        update adoption_fact set attempt = null, version = null, key_version = null, setting = null,
          item = null, at = null, took_ms = null, prevalence = null, corrected = null
        """);
    jdbc.update("delete from adoption_metric where metric = 'facts'");
    String figuresBefore = dump();
    recount(counters).missing();
    assertThat(figures.behind()).isEqualTo(260);
    followAll(40);
    assertThat(kept()).isEqualTo(whole);
    assertThat(dump()).isEqualTo(figuresBefore);
    recount(counters).missing();
    assertThat(figures.behind()).as("once").isZero();
  }

  @Test
  void a_statement_that_arrives_after_its_voiding_never_counts() {
    UUID id = UUID.randomUUID();
    log.append(0, UUID.randomUUID(), Statements.voids(id));
    followAll(10);
    log.append(1, id, Statements.of("ann").clean("u1", true));
    followAll(10);
    assertThat(dump()).isEmpty();
  }

  @Test
  void a_rebuild_gives_the_same_table_to_the_last_byte() {
    fill(400);
    followAll(13);
    String followed = dump();
    figures.rebuild();
    assertThat(dump()).isEmpty();
    assertThat(figures.behind()).isEqualTo(400);
    followAll(250);
    assertThat(dump()).isEqualTo(followed).isNotEmpty();
    assertThat(figures.behind()).isZero();
    assertThat(figures.lag()).isEqualTo(Duration.ZERO);
  }

  @Test
  void repeated_batches_and_kills_in_between_count_once() {
    fill(300);
    List<Position> starts = positions.all();
    followAll(1000);
    String expected = dump();
    figures.rebuild();
    // Batches of any size; each tried twice, and sometimes ended before its commit.
    while (figures.behind() > 0) {
      Position at = positions.all().get(random.nextInt(4));
      List<StatementLog.Entry> batch =
          log.poll(at.partition(), at.position(), 1 + random.nextInt(40));
      if (!batch.isEmpty()) {
        if (random.nextBoolean()) {
          transaction.executeWithoutResult(status -> {
            assertThat(follower.fold(at, batch)).isNotNull();
            status.setRollbackOnly();
          });
        }
        assertThat(follower.fold(at, batch)).isNotNull();
        assertThat(follower.fold(at, batch)).isNull();
      }
    }
    assertThat(dump()).isEqualTo(expected);
    assertThat(starts).hasSize(4);
  }

  @Test
  void workers_at_the_same_time_count_each_statement_once() throws Exception {
    fill(600);
    followAll(1000);
    String expected = dump();
    figures.rebuild();
    try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
      List<Future<?>> workers = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        workers.add(
            pool.submit(() -> {
              while (figures.behind() > 0) {
                positions.all().forEach(at -> follower.follow(at, 25));
              }
            }));
      }
      for (Future<?> worker : workers) {
        worker.get();
      }
    }
    assertThat(dump()).isEqualTo(expected);
  }

  @Test
  void a_worker_that_wakes_up_late_is_refused() {
    fill(100);
    Position at = positions.all().getFirst();
    List<StatementLog.Entry> stale = log.poll(0, at.position(), 10);
    followAll(50);
    String expected = dump();
    assertThat(follower.fold(at, stale)).isNull();
    assertThat(dump()).isEqualTo(expected);
  }

  @Test
  void erased_people_are_gone_and_a_batch_read_before_does_not_bring_them_back() {
    fill(100);
    followAll(1000);
    UUID late = log.append(0, UUID.randomUUID(), Statements.of("p1").clean("u9", true));
    Position at = positions.all().getFirst();
    List<StatementLog.Entry> read = log.poll(0, at.position(), 10);
    assertThat(read).extracting(StatementLog.Entry::statementId).containsExactly(late);
    figures.forget(
        new LearnersErased(
            OrganisationId.DEFAULT,
            Set.of(new LearnerId(UUID.randomUUID())),
            Set.of(new AccountKey(Statements.HOME, "p1"))));
    assertThat(follower.fold(at, read)).isNull();
    assertThat(dump()).doesNotContain("p1,").contains("p2,");
    assertThat(
            jdbc.queryForObject(
                "select count(*) from adoption_fact where account = 'p1'", Long.class))
        .isZero();
  }

  @Test
  void an_erasure_waits_for_a_count_and_a_count_is_given_its_time() {
    LearnersErased nobody = new LearnersErased(OrganisationId.DEFAULT, Set.of(), Set.of());
    transaction.executeWithoutResult(status -> {
      jdbc.execute("set local lock_timeout = '5s'; set local statement_timeout = '30s'");
      figures.forget(nobody);
      assertThat(patience("lock_timeout")).isEqualTo("5min");
      assertThat(patience("statement_timeout")).isEqualTo("5min");
    });
    transaction.executeWithoutResult(status -> {
      jdbc.execute("set local statement_timeout = '30s'");
      new CellRows(jdbc).clear("m4");
      assertThat(patience("statement_timeout")).isEqualTo("15min");
    });
  }

  private @Nullable String patience(String setting) {
    return jdbc.queryForObject("show " + setting, String.class);
  }

  @Test
  void two_peoples_answers_do_not_fold_nor_those_that_name_no_attempt() {
    UUID attempt = UUID.randomUUID();
    for (String kind : List.of("confidence_rating", "workflow_step", "use_week")) {
      row(kind, "ann", "m1", attempt, 1);
      row(kind, "ann", "m1", attempt, 2); // anew
      row(kind, "ben", "m1", attempt, 1);
      row(kind, "ann", "m2", attempt, 1);
      row(kind, "ann", "m1", null, 3);
      row(kind, "ben", "m1", null, 3);
    }
    assertThat(views("select account, module, scale_value from fact_confidence_rating"))
        .containsExactlyInAnyOrder("ann m1 2", "ann m1 3", "ann m2 1", "ben m1 1", "ben m1 3");
    assertThat(views("select distinct account, module, run from fact_workflow_step")).hasSize(5);
    assertThat(views("select account, outputs, 0 from fact_use_week"))
        .containsExactlyInAnyOrder("ann 3 0", "ben 3 0");

    row("step_opened", "ann", "m1", attempt, 1);
    row("step_finished", "ann", "m2", attempt, 2);
    assertThat(
            views(
                "select account, module, outcome from fact_workflow_step where entered is not"
                    + " null"))
        .containsExactly("ann m1 OPEN");
  }

  private void row(String kind, String account, String module, @Nullable UUID attempt, int n) {
    jdbc.update(
        """
        insert into adoption_fact (organisation_id, statement_id, kind, home_page, account, course,
          module, week, step, guidance, band, attempt, item, at, scale_length, scale_value, wave,
          steps_done, steps_all, outputs, active, source)
        values (?, ?, ?, ?, ?, '', ?, '2026-06-01', 's', '', '', ?, 'i',
          timestamptz '2026-06-01 08:00Z' + make_interval(mins => ?), 11, ?, 'w2',
          array['a'], array['a'], ?, true, 'reported')
        """,
        OrganisationId.DEFAULT.value(),
        UUID.randomUUID(),
        kind,
        Statements.HOME,
        account,
        module,
        attempt,
        n,
        n,
        n);
  }

  private List<String> views(String query) {
    return jdbc.query(
        query, (row, n) -> row.getString(1) + " " + row.getString(2) + " " + row.getString(3));
  }

  @Test
  void what_is_not_ours_is_counted_as_unrecognised_and_nothing_else() {
    log.append(0, UUID.randomUUID(), "{\"not\":\"ours\"}");
    log.append(0, UUID.randomUUID(), "no json at all");
    followAll(10);
    assertThat(dump()).isEmpty();
    assertThat(jdbc.queryForObject("select sum(unrecognised) from adoption_offset", Long.class))
        .isEqualTo(2);
  }

  @Test
  void organisations_do_not_mix() {
    OrganisationId other = new OrganisationId(UUID.randomUUID());
    UUID id = UUID.randomUUID();
    log.append(0, id, Statements.of("ann").clean("u1", false));
    log.append(1, other, id, Statements.of("ann").clean("u1", true));
    log.append(2, other, UUID.randomUUID(), Statements.voids(id));
    followAll(10);
    assertThat(dump()).contains(OrganisationId.DEFAULT.toString()).doesNotContain(other.toString());
  }

  @Test
  void a_lease_belongs_to_one_node_until_it_is_given_back() {
    UUID first = UUID.randomUUID();
    UUID second = UUID.randomUUID();
    assertThat(positions.lease(first, Duration.ofMinutes(1))).hasSize(4);
    assertThat(positions.lease(second, Duration.ofMinutes(1))).isEmpty();
    assertThat(positions.lease(first, Duration.ofMinutes(1))).hasSize(4);
    positions.release(first);
    assertThat(positions.lease(second, Duration.ofMinutes(1))).hasSize(4);
  }

  @Test
  void a_round_of_the_worker_takes_everything_in_and_says_up_to_when() {
    fill(50);
    ProjectionWorker worker =
        new ProjectionWorker(
            log,
            log,
            positions,
            follower,
            recount(counters),
            new AdoptionProperties(true, Duration.ofMillis(300), 1000, Duration.ofNanos(1), 5));
    while (worker.look()) {
      // Until nothing is left.
    }
    worker.look();
    assertThat(figures.behind()).isZero();
    assertThat(positions.asOf()).isAfter(log.poll(0, 0, 1).getFirst().stored());
  }

  /**
   * A metric of the test that nobody thought through: it stumbles, or counts what cannot be kept.
   */
  private record Stumbling() implements FactCounter {

    @Override
    public String id() {
      return "T2";
    }

    @Override
    public int definitionVersion() {
      return 1;
    }

    @Override
    public void count(Fact fact, Counting to) {
      switch (fact.person().name()) {
        case "stumbles" -> throw new ArithmeticException("poison");
        case "unkept" -> to.add("a\0b", "opened");
        case "long" ->
            to.add(
                new Random(1)
                    .ints(9_000, 0x4e00, 0x9fa5)
                    .collect(
                        StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString(),
                "opened");
        default -> to.add("", "opened");
      }
    }
  }

  @Test
  void a_statement_that_stops_a_batch_is_set_aside_and_the_others_count() {
    for (String name : List.of("a", "stumbles", "b", "c", "unkept", "d", "long", "e")) {
      log.append(0, UUID.randomUUID(), Statements.of(name).opened("brief"));
    }
    Projection stumbling =
        new Projection(
            log,
            positions,
            new FactRows(jdbc),
            new CellRows(jdbc),
            arrivals,
            with(new Stumbling()),
            transaction);

    Position at = Objects.requireNonNull(stumbling.follow(positions.all().getFirst(), 100));

    assertThat(at.position()).isEqualTo(8);
    assertThat(positions.all()).contains(at);
    assertThat(sum("T2")).isEqualTo(5);
    assertThat(facts("step_opened")).isEqualTo(5);
    assertThat(arrivals.arrived(OrganisationId.DEFAULT))
        .extracting(one -> one.kind() + "/" + one.reason() + "/" + one.statements())
        .containsExactlyInAnyOrder("step-opened//5", "/set-aside/3");
    assertThat(arrivals.arrived(OrganisationId.DEFAULT))
        .filteredOn(one -> one.reason().equals("set-aside"))
        .allMatch(DataQuality.Arrived::refused);
  }

  @Test
  void a_fault_of_the_moment_sets_nothing_aside() {
    assertThat(StatementFaults.is(new QueryTimeoutException("slow"))).isFalse();
    assertThat(
            StatementFaults.is(
                new DataAccessResourceFailureException(
                    "full", new SQLException("disk full", "53100"))))
        .isFalse();
    assertThat(StatementFaults.is(new CannotCreateTransactionException("away"))).isFalse();
    assertThat(
            StatementFaults.is(
                new DataAccessResourceFailureException(
                    "index row", new SQLException("index row size exceeds maximum", "54000"))))
        .isTrue();
  }

  @Test
  void a_partition_that_cannot_be_followed_does_not_stop_the_others() {
    for (int i = 0; i < 4; i++) {
      log.append(i, UUID.randomUUID(), Statements.of("p" + i).opened("brief"));
    }
    StatementLog broken =
        new StatementLog() {
          @Override
          public int partitions() {
            return log.partitions();
          }

          @Override
          public List<Entry> poll(int partition, long afterPosition, int max) {
            if (partition == 0) {
              throw new QueryTimeoutException("this one is slow");
            }
            return log.poll(partition, afterPosition, max);
          }

          @Override
          public long[] heads() {
            return log.heads();
          }
        };
    ProjectionWorker worker =
        new ProjectionWorker(
            broken,
            log,
            positions,
            new Projection(
                broken,
                positions,
                new FactRows(jdbc),
                new CellRows(jdbc),
                arrivals,
                counters,
                transaction),
            recount(counters),
            new AdoptionProperties(true, Duration.ofMillis(300), 1000, Duration.ofMinutes(1), 5));

    assertThat(worker.look()).isFalse();
    assertThat(worker.look()).as("and it rests").isFalse();

    assertThat(facts("step_opened")).isEqualTo(3);
    assertThat(positions.all()).extracting(Position::position).containsExactly(0L, 1L, 1L, 1L);
  }

  /** A metric of the test: how many steps were opened. */
  private record OpenedSteps(int definitionVersion) implements FactCounter {

    @Override
    public String id() {
      return "T1";
    }

    @Override
    public void count(Fact fact, Counting to) {
      if (fact.kind() == Fact.Kind.STEP_OPENED) {
        to.add(fact.step(), "opened", definitionVersion);
      }
    }
  }

  @Test
  void a_metric_that_is_new_or_has_changed_is_counted_from_the_facts_and_alone() {
    figures.rebuild();
    fill(200);
    followAll(50);
    String before = dump();
    FactCounters first = with(new OpenedSteps(1));
    recount(first).missing();
    assertThat(others()).isEqualTo(before);
    long opened = sum("T1");
    assertThat(opened).isPositive().isEqualTo(facts("step_opened"));

    FactCounters second = with(new OpenedSteps(2));
    recount(second).missing();
    assertThat(others()).isEqualTo(before);
    assertThat(sum("T1")).isEqualTo(2 * opened);
    assertThat(jdbc.queryForList("select metric from adoption_metric", String.class))
        .containsExactlyInAnyOrder("M3", "M4", "P4", "T1", "facts");
  }

  @Test
  void counting_anew_refuses_batches_read_before_and_older_nodes_stand_aside() {
    figures.rebuild();
    fill(20);
    Position at = positions.all().getFirst();
    List<StatementLog.Entry> read = log.poll(0, at.position(), 10);
    recount(with(new OpenedSteps(1))).missing();
    assertThat(follower.fold(at, read)).isNull();
    assertThat(recount(counters).overtaken()).isTrue();
    assertThat(recount(with(new OpenedSteps(1))).overtaken()).isFalse();
    ProjectionWorker older =
        new ProjectionWorker(
            log,
            log,
            positions,
            follower,
            recount(counters),
            new AdoptionProperties(true, Duration.ofMillis(300), 1000, Duration.ofNanos(1), 5));
    assertThat(older.look()).isFalse();
    assertThat(dump()).isEmpty();
    figures.rebuild();
    assertThat(recount(counters).overtaken()).isFalse();
  }

  private static FactCounters with(FactCounter one) {
    List<FactCounter> all = new ArrayList<>(AllMetrics.LIST);
    all.add(one);
    return new FactCounters(all);
  }

  private long sum(String metric) {
    return Objects.requireNonNull(
        jdbc.queryForObject(
            "select coalesce(sum(value), 0)::bigint from adoption_cell where metric = ?",
            Long.class,
            metric));
  }

  private long facts(String kind) {
    return Objects.requireNonNull(
        jdbc.queryForObject("select count(*) from adoption_fact where kind = ?", Long.class, kind));
  }

  private String others() {
    return dump().lines().filter(line -> !line.contains(",T1,")).collect(joining("\n"));
  }

  private Recount recount(FactCounters of) {
    return new Recount(
        positions, new FactRows(jdbc), new CellRows(jdbc), definitions, arrivals, of, transaction);
  }

  private void fill(int statements) {
    List<UUID> ids = new ArrayList<>();
    for (int i = 0; i < statements; i++) {
      int person = random.nextInt(12);
      Statements by = Statements.of("p" + person);
      UUID id = UUID.randomUUID();
      String json =
          switch (random.nextInt(8)) {
            case 0 -> by.started();
            case 1 -> by.opened("brief");
            case 2 -> by.finished("brief");
            case 3 -> by.choice(random.nextBoolean(), random.nextBoolean() ? 0.9 : 0.5);
            case 4 -> by.clean("u" + i, random.nextInt(5) == 0);
            case 5 ->
                ids.isEmpty()
                    ? by.completed()
                    : Statements.voids(ids.get(random.nextInt(ids.size())));
            default -> by.wrong("u" + i, "critical", "wrong-number", random.nextBoolean());
          };
      log.append(person % 4, id, json);
      ids.add(id);
    }
  }

  private void followAll(int max) {
    for (Position start : positions.all()) {
      Position at = start;
      Position next = Objects.requireNonNull(follower.follow(at, max));
      while (!next.equals(at)) {
        at = next;
        next = Objects.requireNonNull(follower.follow(at, max));
      }
    }
  }

  /** The whole table of cells, as text. */
  private String dump() {
    return String.join(
        "\n",
        jdbc.queryForList(
            "select home_page || ' ' || account || ', ' || c::text"
                + " from adoption_cell c order by c::text",
            String.class));
  }
}
