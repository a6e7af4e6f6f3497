package org.traininglayer.delivery.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.testing.TestDatabase;

/** What is told of each destination costs the same whatever waits. */
class OutboxFiguresTest {

  private final DataSource database = TestDatabase.fresh();
  private final JdbcClient jdbc = JdbcClient.create(database);
  private final Destinations destinations = new Destinations(jdbc);
  private final Outbox outbox =
      new Outbox(jdbc, new TransactionTemplate(new JdbcTransactionManager(database)));
  private final OutboxFigures figures = new OutboxFigures(jdbc);

  @Test
  void counting_ends_at_the_bound() {
    UUID busy = destination("busy");
    UUID idle = destination("idle");
    for (int i = 0; i < 5; i++) {
      put(busy, "WAITING", 0);
    }
    put(busy, "DEAD", 0);
    put(busy, "CONFLICT", 0);

    assertThat(of(busy, 3).waiting()).isEqualTo(3);
    assertThat(of(busy, 10))
        .extracting("waiting", "dead", "conflicts", "paused")
        .containsExactly(5L, 1L, 1L, false);
    assertThat(of(idle, 10))
        .extracting("waiting", "dead", "conflicts", "oldestSeconds")
        .containsExactly(0L, 0L, 0L, 0.0);
  }

  /**
   * Messages that failed several times stand apart in the index, and are looked at all the same.
   */
  @Test
  void the_oldest_is_found_also_among_those_that_failed_several_times() {
    UUID store = destination("store");
    put(store, "WAITING", 60);
    assertThat(of(store, 10).oldestSeconds()).isBetween(60.0, 600.0);

    UUID failing = put(store, "WAITING", 3600);
    jdbc.sql("update outbox_message set attempts = 3 where content_id = ?").param(failing).update();
    assertThat(of(store, 10).oldestSeconds()).isBetween(3600.0, 4200.0);
  }

  /**
   * The report of the console as well: each count ends, and the oldest and the next try are told.
   */
  @Test
  void the_report_counts_to_its_bound_and_reads_no_more_of_a_backlog() {
    UUID store = destination("backlog");
    UUID failing = put(store, "WAITING", 3600);
    jdbc.sql(
            """
            update outbox_message set attempts = 1, due_at = now() + interval '2 minutes'
            where content_id = ?
            """)
        .param(failing)
        .update();
    jdbc.sql(
            """
            insert into outbox_message (organisation_id, destination_id, lane, learner_id,
              content_id, payload_format, payload, state)
            select :organisation, :store, n % 8, gen_random_uuid(), gen_random_uuid(), 1, '',
              case n % 3 when 0 then 'DEAD' when 1 then 'GIVEN_UP' else 'WAITING' end
            from generate_series(1, 60000) n
            """)
        .param("organisation", OrganisationId.DEFAULT.value())
        .param("store", store)
        .update();
    jdbc.sql("analyze outbox_message").update();

    TransactionTemplate once = new TransactionTemplate(new JdbcTransactionManager(database));
    OutboxReport.State state =
        Objects.requireNonNull(
            once.execute(status -> {
              long before = read();
              OutboxReport.State one =
                  new OutboxReport(jdbc)
                      .destinations(OrganisationId.DEFAULT).stream()
                          .filter(each -> each.id().equals(store))
                          .findFirst()
                          .orElseThrow();
              assertThat(read() - before).isLessThan(2L * OutboxReport.MOST_COUNTED + 5_000);
              return one;
            }));

    assertThat(state.waiting()).isEqualTo(OutboxReport.MOST_COUNTED);
    assertThat(state.dead()).isEqualTo(OutboxReport.MOST_COUNTED);
    assertThat(state.conflicts()).isZero();
    assertThat(state.oldestWaitingAt()).isBefore(Instant.now().minusSeconds(3500));
    assertThat(state.nextTryAt()).isAfter(Instant.now().plusSeconds(60));
  }

  private long read() {
    return jdbc.sql(
            """
            select coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0)
            from pg_stat_xact_user_tables where relname = 'outbox_message'
            """)
        .query(Long.class)
        .single();
  }

  @Test
  void a_destination_that_left_the_settings_is_paused() {
    UUID store = destination("store");
    destinations.set("LRS", List.of());
    assertThat(of(store, 10).paused()).isTrue();
  }

  private OutboxFigures.Figures of(UUID destination, int most) {
    return figures.count(most).stream()
        .filter(one -> one.id().equals(destination))
        .findFirst()
        .orElseThrow();
  }

  private UUID destination(String name) {
    UUID id = UUID.randomUUID();
    destinations.ensure(id, OrganisationId.DEFAULT, "LRS", name, null);
    return id;
  }

  private UUID put(UUID destination, String state, int secondsAgo) {
    UUID content = UUID.randomUUID();
    outbox.put(
        OrganisationId.DEFAULT,
        List.of(destination),
        1,
        List.of(new NewMessage(content, new LearnerId(UUID.randomUUID()), null, "text")));
    jdbc.sql(
            """
            update outbox_message
            set state = :state, created_at = now() - make_interval(secs => :ago)
            where content_id = :content
            """)
        .param("state", state)
        .param("ago", secondsAgo)
        .param("content", content)
        .update();
    return content;
  }
}
