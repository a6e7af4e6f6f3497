package org.traininglayer.delivery.grades;

import static org.assertj.core.api.Assertions.assertThat;
import static org.traininglayer.delivery.Patience.await;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.traininglayer.delivery.Course;
import org.traininglayer.delivery.Grades.GradeState;
import org.traininglayer.learning.LearningEvent.ModuleCompleted;

/**
 * Which attempt the gradebook shows: one that was passed before one that was not, then the higher
 * score.
 */
class BestAttemptGradesTest extends Gradebook {

  @Test
  void what_is_no_improvement_is_not_posted() {
    sent(0.8, Course.START);
    complete(0.8, Course.START.plusSeconds(60));
    complete(0.5, Course.START.plusSeconds(120));
    assertThat(messages()).isEqualTo(1);
    assertThat(only().scaled()).isEqualTo(0.8);
  }

  @Test
  void the_gradebook_shows_less_than_the_pass_mark_until_the_module_is_passed() {
    book.result = "[]";
    ModuleCompleted enough = completed(0.758, false, List.of("e1"), Course.START);
    node.recorder.enter(enough);
    node.start();
    await().until(() -> only().state() == GradeState.SENT);
    assertThat(book.scores.getLast().path("scoreGiven").intValue()).isEqualTo(74);
    assertThat(book.scores.getLast().path("comment").asString()).isEqualTo("Critical: 75 of 75");
    assertThat(only().scaled()).isEqualTo(0.758);
    assertThat(only().sent()).isEqualTo(0.74);
    assertThat(only().passed()).isFalse();

    book.result = result("1001", 74, 100);
    node.recorder.enter(completed(0.75, true, List.of(), Course.START.plusSeconds(600)));
    node.dispatcher.wake();
    await().until(() -> book.scores.size() == 2 && only().state() == GradeState.SENT);
    assertThat(book.scores.getLast().path("scoreGiven").intValue()).isEqualTo(75);
    assertThat(only().passed()).isTrue();
  }

  @Test
  void a_failed_attempt_after_a_passed_one_takes_nothing_away_and_adds_nothing() {
    sent(0.8, Course.START);
    node.recorder.enter(completed(0.95, false, List.of("e1"), Course.START.plusSeconds(60)));
    assertThat(only().passed()).isTrue();
    assertThat(only().scaled()).isEqualTo(0.8);
    assertThat(messages()).isEqualTo(1);
  }

  @Test
  void whoever_passes_under_a_lowered_mark_is_told_so_though_the_number_falls() {
    node.recorder.enter(completed(0.95, false, List.of("e1"), Course.START));
    node.start();
    arrives(1, 74, "Critical: 95 of 75");
    node.jdbc.sql("update grade set pass_mark = 0.9").update();
    book.result = result("1001", 74, 100);
    node.recorder.enter(completed(0.82, true, List.of(), Course.START.plusSeconds(60)));
    node.dispatcher.wake();
    arrives(2, 82, "82 passed");
  }

  @Test
  void what_is_told_is_of_one_attempt_its_score_and_its_reason() {
    hindered(completed(0.95, false, List.of("e1"), Course.START));
    book.result = "[]";
    node.recorder.enter(completed(0.6, false, List.of(), Course.START.plusSeconds(60)));
    node.start();
    arrives(1, 74, "Critical: 95 of 75");
  }

  /** Entered before the link had a column. */
  private void hindered(ModuleCompleted event) {
    node.recorder.enter(event);
    node.jdbc
        .sql(
            """
            update grade set obstacle = 'NO_LINE_ITEM', reason = 'none yet'
            """)
        .update();
    node.jdbc.sql("delete from outbox_message").update();
  }
}
