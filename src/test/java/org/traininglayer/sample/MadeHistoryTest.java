package org.traininglayer.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.traininglayer.admin.SampleHistory;
import org.traininglayer.kernel.OrganisationId;

class MadeHistoryTest {

  private static final int PEOPLE = 8;

  private static Map<String, List<String>> undisturbed(List<String> attempts) {
    try (Stage stage = new Stage()) {
      stage.node(PEOPLE, stage.practice).make();
      attempts.addAll(stage.attempts());
      return stage.told();
    }
  }

  @Test
  void it_is_made_once_and_then_left_alone() {
    try (Stage stage = new Stage()) {
      MadeHistory first = stage.node(PEOPLE, stage.practice);
      first.make();
      assertThat(first.status())
          .isEqualTo(new SampleHistory.Status(SampleHistory.State.READY, PEOPLE, PEOPLE));
      List<String> attempts = stage.attempts();
      int events = stage.events.size();
      assertThat(attempts).hasSizeGreaterThanOrEqualTo(PEOPLE);

      stage.node(PEOPLE, stage.practice).make();

      assertThat(stage.attempts()).isEqualTo(attempts);
      assertThat(stage.events).hasSize(events);
      assertThat(stage.events).allMatch(event -> event.occasion().context().sample());
      assertThat(stage.events).allMatch(event -> !event.occasion().at().isAfter(Stage.END));
    }
  }

  @Test
  void who_passed_answers_some_check_ins_what_gets_in_the_way_differs_and_a_lead_confirms() {
    try (Stage stage = new Stage()) {
      stage.node(24, stage.practice).make();
      assertThat(stage.rows("check_in")).isGreaterThan(10);
      assertThat(stage.rows("check_in where not sample")).isZero();
      assertThat(stage.rows("check_in where answered_at < due_at")).isZero();
      assertThat(stage.rows("check_in where answered_at >= due_at + interval '14 days'")).isZero();
      assertThat(
              stage
                  .jdbc
                  .sql("select distinct replies #>> '{barrier,0}' from check_in")
                  .query(String.class)
                  .list())
          .hasSizeGreaterThan(3);
      assertThat(stage.jdbc.sql("select distinct moment from check_in").query(String.class).list())
          .containsExactlyInAnyOrder("P14D", "P28D", "P56D", "P84D");
      long passed = stage.rows("attempt where passed");
      assertThat(stage.rows("check_in")).as("some are left out").isLessThan(4 * passed);
      assertThat(stage.rows("check_in_confirmation")).isPositive();
      assertThat(stage.rows("check_in_confirmation where by_learner_id = learner_id")).isZero();
    }
  }

  @Test
  void after_a_crash_the_next_start_goes_on_without_doubling() {
    List<String> expected = new java.util.ArrayList<>();
    Map<String, List<String>> told = undisturbed(expected);
    try (Stage stage = new Stage()) {
      for (int answers : List.of(3, 50, 51, 120, 90)) {
        MadeHistory doomed = stage.node(PEOPLE, new CrashingPractice(stage.practice, answers));
        assertThatThrownBy(doomed::make).hasMessage("killed");
      }
      stage.node(PEOPLE, stage.practice).make();

      assertThat(stage.attempts()).isEqualTo(expected);
      assertThat(stage.told()).isEqualTo(told);
    }
  }

  @Test
  void two_nodes_make_it_once() throws Exception {
    List<String> expected = new java.util.ArrayList<>();
    Map<String, List<String>> told = undisturbed(expected);
    try (Stage stage = new Stage();
        ExecutorService nodes = Executors.newFixedThreadPool(2)) {
      MadeHistory one = stage.node(PEOPLE, stage.practice);
      MadeHistory two = stage.node(PEOPLE, stage.practice);
      List<Future<?>> made = List.of(nodes.submit(one::make), nodes.submit(two::make));
      for (Future<?> each : made) {
        each.get();
      }
      assertThat(stage.attempts()).isEqualTo(expected);
      assertThat(stage.told()).isEqualTo(told);
      assertThat(two.status().state()).isEqualTo(SampleHistory.State.READY);
    }
  }

  @Test
  void removing_it_leaves_nothing_and_it_does_not_come_back() {
    try (Stage stage = new Stage()) {
      stage.practice.open(stage.visitor(), Stage.END);
      MadeHistory history = stage.node(PEOPLE, stage.practice);
      history.make();

      history.remove();

      assertThat(stage.people.all(OrganisationId.DEFAULT)).hasSize(1);
      assertThat(stage.rows("attempt")).as("the visitor's").isEqualTo(1);
      assertThat(stage.rows("response_log")).isZero();
      stage.node(PEOPLE, stage.practice).make();
      assertThat(stage.rows("attempt")).isEqualTo(1);
      assertThat(history.status().state()).isEqualTo(SampleHistory.State.REMOVED);
    }
  }

  @Test
  void removing_it_while_it_is_made_stops_the_making() throws Exception {
    try (Stage stage = new Stage();
        ExecutorService background = Executors.newSingleThreadExecutor()) {
      MadeHistory history = stage.node(60, stage.practice);
      Future<?> making = background.submit(history::make);
      while (stage.events.isEmpty()) {
        Thread.onSpinWait();
      }
      history.remove();
      making.get();

      assertThat(stage.rows("attempt")).isZero();
      assertThat(history.status().state()).isEqualTo(SampleHistory.State.REMOVED);
    }
  }

  @Test
  void it_is_not_made_where_people_have_practised() {
    try (Stage stage = new Stage()) {
      stage.practice.open(stage.visitor(), Stage.END);
      MadeHistory history = stage.node(PEOPLE, stage.practice);
      stage.jdbc.sql("delete from sample_history").update();
      history.make();

      assertThat(stage.rows("attempt")).isEqualTo(1);
      assertThat(history.status())
          .isEqualTo(new SampleHistory.Status(SampleHistory.State.OFF, 0, 0));
    }
  }
}
