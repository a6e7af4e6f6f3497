package org.traininglayer.delivery.grades;

import static org.assertj.core.api.Assertions.assertThat;
import static org.traininglayer.delivery.Patience.await;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.traininglayer.delivery.Course;
import org.traininglayer.delivery.Grades.GradeState;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.learning.AttemptContext;
import org.traininglayer.learning.NotPassed;
import org.traininglayer.learning.Rescoring.Rescored;

/** What a corrected key does to grades that were sent. */
class CorrectedKeyGradesTest extends Gradebook {

  @Test
  void after_a_corrected_key_better_grades_are_sent_and_lower_ones_only_when_asked() {
    sent(0.5, Course.START);
    book.result = result("1001", 50, 100);
    node.rescored = List.of(rescored(0.3, NotPassed.BELOW_MARK));
    assertThat(rescore(false)).isZero();
    assertThat(only().scaled()).isEqualTo(0.5);

    assertThat(rescore(true)).isEqualTo(1);
    await().until(() -> only().state() == GradeState.SENT && book.taken.get() == 2);
    assertThat(book.scores.getLast().path("scoreGiven").intValue()).isEqualTo(30);

    assertThat(rescore(true)).isZero();
  }

  @Test
  void who_passes_by_the_corrected_key_is_told_so() {
    sent(0.7, Course.START);
    book.result = result("1001", 70, 100);
    node.rescored = List.of(rescored(0.8, null));
    assertThat(rescore(false)).isEqualTo(1);
    arrives(2, 80, "80 passed");
    assertThat(only().passed()).isTrue();
  }

  @Test
  void an_error_that_the_corrected_key_does_not_know_holds_nobody_below_the_mark() {
    node.recorder.enter(completed(0.9, false, List.of("e1"), Course.START));
    node.start();
    arrives(1, 74, "Critical: 90 of 75");
    book.result = result("1001", 74, 100);
    node.rescored = List.of(rescored(0.9, null));
    assertThat(rescore(false)).isEqualTo(1);
    arrives(2, 90, "90 passed");
  }

  @Test
  void who_passes_no_more_by_the_corrected_key_keeps_the_grade_unless_lower_ones_are_asked_for() {
    sent(0.8, Course.START);
    book.result = result("1001", 80, 100);
    node.rescored = List.of(rescored(0.6, NotPassed.BELOW_MARK));
    assertThat(rescore(false)).isZero();
    assertThat(only().passed()).isTrue();
    assertThat(rescore(true)).isEqualTo(1);
    arrives(2, 60, "60 of 75");
    assertThat(only().passed()).isFalse();
  }

  private static Rescored rescored(double score, @Nullable NotPassed why) {
    AttemptContext context = Course.context("1001");
    return new Rescored(
        Course.REGISTRATION,
        context.key().learner(),
        context.key().platform(),
        context.key().resourceLinkId(),
        score,
        why == null,
        0.75,
        why);
  }

  private int rescore(boolean lowerToo) {
    Integer sent =
        node.transaction.execute(status ->
            node.grades.rescore(
                OrganisationId.DEFAULT, Course.context("1001").key().module(), lowerToo));
    return sent == null ? -1 : sent;
  }
}
