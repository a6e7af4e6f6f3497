package org.traininglayer.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.traininglayer.testing.TestDatabase;

class LeasesTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final DataSource database = TestDatabase.fresh();
  private final JdbcClient jdbc = JdbcClient.create(database);
  private final Leases here = new Leases(jdbc);
  private final Leases there = new Leases(JdbcClient.create(database));

  @Test
  void only_one_is_at_a_task_at_a_time_and_then_the_next() {
    List<String> done = new ArrayList<>();

    boolean first =
        here.run(
            "task",
            MINUTE,
            lease -> {
              assertThat(there.isHeld("task")).isTrue();
              assertThat(there.run("task", MINUTE, other -> done.add("there"))).isFalse();
              assertThat(there.run("another", MINUTE, other -> done.add("another"))).isTrue();
              done.add("here");
            });

    assertThat(first).isTrue();
    assertThat(there.isHeld("task")).isFalse();
    assertThat(there.run("task", MINUTE, other -> done.add("there"))).isTrue();
    assertThat(done).containsExactly("another", "here", "there");
  }

  @Test
  void work_that_fails_gives_its_lease_back() {
    assertThatThrownBy(() ->
            here.run(
                "task",
                MINUTE,
                lease -> {
                  throw new IllegalStateException("on purpose");
                }))
        .hasMessage("on purpose");

    assertThat(there.isHeld("task")).isFalse();
  }

  @Test
  void who_stalled_may_go_on_as_long_as_nobody_came() {
    Leases.Held stalled = here.take("task", MINUTE).orElseThrow();
    runOut();
    assertThat(there.isHeld("task")).isFalse();

    stalled.confirm();

    assertThat(there.take("task", MINUTE)).isEmpty();
  }

  @Test
  void who_stalled_cannot_end_what_another_has_taken_over() {
    Leases.Held stalled = here.take("task", MINUTE).orElseThrow();
    runOut();
    Leases.Held next = there.take("task", MINUTE).orElseThrow();

    assertThatThrownBy(stalled::confirm).isInstanceOf(LeaseLostException.class);
    assertThat(stalled.extend()).isFalse();
    stalled.release();

    assertThat(next.extend()).isTrue();
    assertThat(here.take("task", MINUTE)).isEqualTo(Optional.empty());
  }

  @Test
  void what_is_done_once_in_a_while_is_done_by_one_node_only() {
    List<String> done = new ArrayList<>();
    here.oncePer(MINUTE, "task", () -> done.add("here"));
    there.oncePer(MINUTE, "task", () -> done.add("there"));
    runOut();
    there.oncePer(MINUTE, "task", () -> done.add("there again"));

    assertThat(done).containsExactly("here", "there again");
  }

  private void runOut() {
    jdbc.sql("update lease set until = now() - interval '1 second'").update();
  }
}
