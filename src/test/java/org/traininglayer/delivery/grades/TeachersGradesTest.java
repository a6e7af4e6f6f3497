package org.traininglayer.delivery.grades;

import static org.assertj.core.api.Assertions.assertThat;
import static org.traininglayer.delivery.Patience.await;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.traininglayer.delivery.Course;
import org.traininglayer.delivery.Grades.GradeState;
import org.traininglayer.delivery.ScriptedLearner;
import org.traininglayer.learning.AttemptContext;
import org.traininglayer.learning.GradeTarget;
import org.traininglayer.lti.Launch.GradeService;
import org.traininglayer.lti.PlatformServices.Answer;
import org.traininglayer.lti.PlatformServices.Part;

/** A grade that somebody else has set is left, and shown so. */
class TeachersGradesTest extends Gradebook {

  @Test
  void a_grade_that_a_teacher_has_changed_is_left_and_shown_so() {
    sent(0.5, Course.START);
    book.result = result("1001", 95, 100);
    complete(0.9, Course.START.plusSeconds(60));
    await().until(() -> only().state() == GradeState.KEPT_TEACHERS);
    assertThat(book.scores).hasSize(1);
    assertThat(only().reason()).contains("somebody else has set");

    assertThat(again()).isTrue();
    node.dispatcher.wake();
    await().until(() -> only().state() == GradeState.KEPT_TEACHERS);
    assertThat(book.scores).hasSize(1);

    book.result = "[{\"userId\":\"1001\",\"resultScore\":null}]"; // the teacher takes it back
    assertThat(again()).isTrue();
    node.dispatcher.wake();
    await().until(() -> only().state() == GradeState.SENT);
    assertThat(book.scores.getLast().path("scoreGiven").intValue()).isEqualTo(90);
  }

  @Test
  void a_grade_that_was_cleared_is_no_change_by_a_teacher() {
    sent(0.5, Course.START);
    book.result = "[]";
    sent(0.9, Course.START.plusSeconds(60));
    assertThat(book.scores).hasSize(2);
  }

  @Test
  void zero_that_a_teacher_has_given_is_a_grade() {
    sent(0.5, Course.START);
    book.result = result("1001", 0, 100);
    complete(0.9, Course.START.plusSeconds(60));
    await().until(() -> only().state() == GradeState.KEPT_TEACHERS);
  }

  @Test
  void a_newer_entry_that_may_not_be_looked_at_is_not_overwritten_by_sending_again() {
    book.answers.add(new Answer(Part.SERVICE, 409, "", "[]", Map.of()));
    complete(0.9, Course.START);
    node.start();
    await().until(() -> only().state() == GradeState.KEPT_TEACHERS);
    book.resultStatus = 403;
    assertThat(again()).isTrue();
    await().until(() -> only().state() == GradeState.KEPT_TEACHERS);
    assertThat(only().reason()).contains("does not let this tool look");
    assertThat(book.scores).hasSize(1);
  }

  @Test
  void a_rest_while_results_are_looked_at_leaves_the_grade_waiting() {
    sent(0.5, Course.START);
    book.result = "403 Forbidden (Rate Limit Exceeded)";
    book.resultStatus = 403;
    complete(0.9, Course.START.plusSeconds(60));
    await().until(() -> only().attempts() > 0);
    assertThat(only().state()).isEqualTo(GradeState.WAITING);
    assertThat(book.scores).hasSize(1);

    book.result = result("1001", 50, 100);
    book.resultStatus = 200;
    await().until(() -> only().state() == GradeState.SENT);
    assertThat(book.scores).hasSize(2);
  }

  @Test
  void a_grade_that_came_with_a_restored_course_is_looked_at_before_the_first_score() {
    book.result = result("1001", 95, 100);
    AttemptContext context = Course.context("1001");
    node.recorder.enter(
        new ScriptedLearner(
                at(
                    context,
                    context.key().resourceLinkId(),
                    new GradeTarget(
                        Course.LINE_ITEM,
                        null,
                        Set.of(GradeService.SCORE_SCOPE, GradeService.RESULT_SCOPE))),
                Course.START,
                0.9)
            .completed());
    node.start();
    await().until(() -> only().state() == GradeState.KEPT_TEACHERS);
    assertThat(book.scores).isEmpty();
    assertThat(only().arrived()).isFalse();
  }

  @Test
  void the_first_score_has_arrived_also_where_a_teacher_has_changed_it_since() {
    sent(0.5, Course.START);
    book.result = result("1001", 95, 100);
    complete(0.9, Course.START.plusSeconds(60));
    await().until(() -> only().state() == GradeState.KEPT_TEACHERS);
    assertThat(only().arrived()).isTrue();
  }
}
