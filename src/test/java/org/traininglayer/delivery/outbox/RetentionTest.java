package org.traininglayer.delivery.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.testing.TestDatabase;

/** Everything has an end, for each kind of destination after its own time. */
class RetentionTest {

  private static final String OURS = "LRS";
  private static final String OTHER = "GRADEBOOK";
  private static final Duration WEEK = Duration.ofDays(7);

  private final DataSource database = TestDatabase.fresh();
  private final JdbcClient jdbc = JdbcClient.create(database);
  private final Destinations destinations = new Destinations(jdbc);
  private final Outbox outbox =
      new Outbox(jdbc, new TransactionTemplate(new JdbcTransactionManager(database)));
  private final Retention retention = new Retention(jdbc);
  private final UUID ours = destination(OURS);
  private final UUID other = destination(OTHER);

  @Test
  void what_was_delivered_long_ago_is_forgotten_and_only_of_that_kind() {
    ended(ours, "DELIVERED", 8);
    ended(ours, "DELIVERED", 6);
    ended(ours, "DEAD", 8);
    ended(other, "DELIVERED", 8);

    assertThat(retention.forgetDelivered(OURS, WEEK)).isEqualTo(1);

    assertThat(states(ours)).containsExactlyInAnyOrder("DELIVERED", "DEAD");
    assertThat(states(other)).containsExactly("DELIVERED");
  }

  @Test
  void what_stopped_long_ago_is_given_up_without_its_payload_and_forgotten_later() {
    ended(ours, "DEAD", 8);
    ended(ours, "CONFLICT", 8);
    ended(ours, "DEAD", 6);
    ended(other, "DEAD", 8);

    assertThat(retention.giveUpStopped(OURS, WEEK)).isEqualTo(2);

    assertThat(states(ours)).containsExactlyInAnyOrder("GIVEN_UP", "GIVEN_UP", "DEAD");
    assertThat(states(other)).containsExactly("DEAD");
    assertThat(texts("select distinct payload from outbox_message where state = 'GIVEN_UP'"))
        .containsExactly("");
    assertThat(retention.forgetGivenUp(OURS, Duration.ofDays(9))).isZero();
    assertThat(retention.forgetGivenUp(OURS, WEEK)).isEqualTo(2);
  }

  @Test
  void what_waits_for_a_destination_that_left_the_settings_is_given_up_with_the_reason() {
    put(ours);
    put(other);
    jdbc.sql("update outbox_message set reason = '503'").update();
    assertThat(retention.giveUpWaiting(OURS, WEEK, "it is gone")).isZero();

    destinations.set(OURS, List.of());
    jdbc.sql("update outbox_destination set removed_at = removed_at - interval '8 days'").update();

    assertThat(retention.giveUpWaiting(OURS, WEEK, "it is gone")).isEqualTo(1);
    assertThat(states(other)).containsExactly("WAITING");
    assertThat(texts("select reason from outbox_message where state = 'GIVEN_UP'"))
        .containsExactly("it is gone; before that: 503");
  }

  @Test
  void a_destination_that_comes_back_into_the_settings_keeps_what_waits() {
    put(ours);
    destinations.set(OURS, List.of());
    jdbc.sql("update outbox_destination set removed_at = removed_at - interval '8 days'").update();
    destinations.set(OURS, List.of(ours));

    assertThat(retention.giveUpWaiting(OURS, WEEK, "it is gone")).isZero();
    assertThat(states(ours)).containsExactly("WAITING");
  }

  @Test
  void of_what_is_replaced_goes_what_has_surely_not_arrived_and_was_tried() {
    UUID untried = put(ours);
    UUID refused = put(ours);
    UUID inDoubt = put(ours);
    UUID delivered = put(ours);
    jdbc.sql("update outbox_message set attempts = 1 where content_id in (:refused, :inDoubt)")
        .param("refused", refused)
        .param("inDoubt", inDoubt)
        .update();
    jdbc.sql("update outbox_message set in_doubt = true where content_id = :id")
        .param("id", inDoubt)
        .update();
    jdbc.sql("update outbox_message set state = 'DELIVERED' where content_id = :id")
        .param("id", delivered)
        .update();
    for (UUID content : List.of(untried, refused, inDoubt, delivered)) {
      outbox.discardContent(OrganisationId.DEFAULT, ours, content, "replaced");
    }
    assertThat(state(untried)).isEqualTo("WAITING");
    assertThat(state(refused)).isEqualTo("GIVEN_UP");
    assertThat(state(inDoubt)).isEqualTo("WAITING");
    assertThat(state(delivered)).isEqualTo("DELIVERED");
  }

  private String state(UUID content) {
    return jdbc.sql("select state from outbox_message where content_id = :id")
        .param("id", content)
        .query(String.class)
        .single();
  }

  private UUID destination(String kind) {
    UUID id = UUID.randomUUID();
    destinations.ensure(id, OrganisationId.DEFAULT, kind, kind, null);
    return id;
  }

  private UUID put(UUID destination) {
    UUID content = UUID.randomUUID();
    outbox.put(
        OrganisationId.DEFAULT,
        List.of(destination),
        1,
        List.of(new NewMessage(content, new LearnerId(UUID.randomUUID()), null, "text")));
    return content;
  }

  private void ended(UUID destination, String state, int daysAgo) {
    jdbc.sql(
            """
            update outbox_message
            set state = :state, finished_at = now() - make_interval(days => :days)
            where content_id = :content
            """)
        .param("state", state)
        .param("days", daysAgo)
        .param("content", put(destination))
        .update();
  }

  private List<String> states(UUID destination) {
    return jdbc.sql("select state from outbox_message where destination_id = :destination")
        .param("destination", destination)
        .query(String.class)
        .list();
  }

  private List<String> texts(String sql) {
    return jdbc.sql(sql).query(String.class).list();
  }
}
