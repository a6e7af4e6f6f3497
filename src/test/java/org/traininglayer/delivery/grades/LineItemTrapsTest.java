package org.traininglayer.delivery.grades;

import static org.assertj.core.api.Assertions.assertThat;
import static org.traininglayer.delivery.Patience.await;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.traininglayer.delivery.Course;
import org.traininglayer.delivery.Grades.GradeState;
import org.traininglayer.delivery.ScriptedLearner;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.learning.AttemptContext;
import org.traininglayer.learning.GradeTarget;
import org.traininglayer.lti.Launch.GradeService;
import org.traininglayer.lti.LineItems;
import org.traininglayer.lti.PlatformServices.Answer;
import org.traininglayer.lti.PlatformServices.Part;

/** Line items that are missing, gone, busy, or of another scale. */
class LineItemTrapsTest extends Gradebook {

  @ParameterizedTest
  @CsvSource({"moodle,Services", "Sakai,In Sakai", "unheard-of,"})
  void what_is_missing_elsewhere_names_the_switches_of_that_product_only(
      String product, @Nullable String words) {
    family = product;
    AttemptContext context = context(null);
    GradeTarget without = new GradeTarget(null, null, Set.of(GradeService.SCORE_SCOPE));
    node.recorder.enter(
        new ScriptedLearner(at(context, context.key().resourceLinkId(), without), Course.START, 0.9)
            .completed());
    assertThat(only().reason()).contains("no column in the gradebook");
    if (words == null) {
      assertThat(only().reason()).doesNotContain("Moodle", "Canvas", "Sakai");
    } else {
      assertThat(only().reason()).contains(words).doesNotContain("Canvas");
    }
  }

  @Test
  void scores_for_one_line_item_rise_whichever_grade_they_are_of() {
    complete(0.5, Course.START);
    AttemptContext context = Course.context("1001");
    node.recorder.enter(
        new ScriptedLearner(at(context, "another-link", context.grades()), Course.START, 0.9)
            .completed());
    node.start();
    await().until(() -> book.scores.size() == 2);
    assertThat(book.scores.stream().map(score -> score.path("timestamp").asString()))
        .containsExactlyInAnyOrder("2026-03-02T09:00:07.000Z", "2026-03-02T09:00:08.000Z");
  }

  @Test
  void a_column_that_was_deleted_is_found_anew_once() {
    columns.found.add(new LineItems.Found.LineItem(OTHER_COLUMN));
    book.answers.add(new Answer(Part.SERVICE, 404, "", "[]", Map.of()));
    sent(0.9, Course.START);
    assertThat(columns.gone).containsExactly(Course.LINE_ITEM);
    assertThat(book.scoreAddresses.getLast())
        .hasToString("https://lms.example/lineitems/9/scores?type_id=2");

    columns.found.add(new LineItems.Found.LineItem(OTHER_COLUMN));
    book.answers.add(new Answer(Part.SERVICE, 404, "", "[]", Map.of()));
    book.answers.add(new Answer(Part.SERVICE, 404, "", "[]", Map.of()));
    book.result = result("1001", 90, 100);
    complete(0.95, Course.START.plusSeconds(60));
    await().until(() -> only().state() == GradeState.REFUSED);
    assertThat(only().reason()).contains("no longer exists");
  }

  @Test
  void a_person_whom_the_platform_does_not_know_is_no_column_that_is_gone() {
    columns.found.add(new LineItems.Found.There(Course.LINE_ITEM));
    book.answers.add(new Answer(Part.SERVICE, 404, "", "[]", Map.of()));
    complete(0.9, Course.START);
    node.start();
    await().until(() -> only().state() == GradeState.REFUSED);
    assertThat(only().reason()).contains("the column is there");
    assertThat(only().maySendAgain()).isTrue();

    assertThat(again()).isTrue();
    await().until(() -> only().state() == GradeState.SENT);
    assertThat(book.scores).hasSize(2);
  }

  @Test
  void without_a_column_one_is_found_and_without_permission_the_teacher_is_told() {
    columns.found.add(new LineItems.Found.None("Tick grading."));
    node.start();
    node.recorder.enter(new ScriptedLearner(context(null), Course.START, 0.9).completed());
    node.dispatcher.wake();
    await().until(() -> only().state() == GradeState.NO_LINE_ITEM);
    assertThat(only().reason()).isEqualTo("Tick grading.");
    assertThat(only().maySendAgain()).isTrue();
    assertThat(book.scores).isEmpty();

    columns.found.add(new LineItems.Found.LineItem(OTHER_COLUMN));
    Integer again = node.transaction.execute(status -> node.grades.sendAllAgain(COURSE));
    assertThat(again).isEqualTo(1);
    await().until(() -> only().state() == GradeState.SENT);
    assertThat(book.scores).hasSize(1);
    assertThat(again()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 303, 500, 502, 503})
  void a_grade_that_waits_for_a_column_lets_the_others_of_its_lane_pass(int status) {
    columns.always =
        status == 0
            ? new LineItems.Found.Busy()
            : new LineItems.Found.Failed(new Answer(Part.SERVICE, status, "", "", Map.of()));
    waitsAtTheHeadOfItsLane(context(null));
    assertThat(book.scores).hasSize(2);
    assertThat(book.scores)
        .extracting(score -> score.path("userId").asString())
        .doesNotContain("1001");
  }

  @Test
  void a_grade_whose_line_item_cannot_be_read_now_steps_aside_alone() {
    book.unreadable = OTHER_COLUMN;
    node.recorder.enter(new ScriptedLearner(context(OTHER_COLUMN), Course.START, 0.9).completed());
    node.start();
    await().until(() -> grade("1001").attempts() > 0);
    assertThat(grade("1001").reason()).isEqualTo("the column cannot be read now (503)");
    assertThat(setAside("1001")).isTrue();
    String other =
        IntStream.range(2_000, 3_000)
            .mapToObj(String::valueOf)
            .filter(one -> lane(one) == lane("1001"))
            .findFirst()
            .orElseThrow();
    node.recorder.enter(new ScriptedLearner(Course.context(other), Course.START, 0.8).completed());
    node.dispatcher.wake();
    await().until(() -> grade(other).state() == GradeState.SENT);
    assertThat(setAside(other)).isFalse();

    book.unreadable = null;
    await().until(() -> grade("1001").state() == GradeState.SENT);
  }

  private boolean setAside(String person) {
    return node.jdbc
        .sql("select set_aside from outbox_message where reference = :grade")
        .param("grade", grade(person).id())
        .query(Boolean.class)
        .single();
  }

  @Test
  void a_course_whose_columns_never_answer_lets_the_others_of_its_lane_pass() {
    columns.silent = true;
    waitsAtTheHeadOfItsLane(context(null));
  }

  @Test
  void work_outside_a_link_has_no_grade() {
    family = "canvas";
    AttemptContext context = context(null); // the navigation of Canvas has no column
    for (String link : List.of("course-home-7", String.valueOf(context.contextId()))) {
      node.recorder.enter(
          new ScriptedLearner(at(context, link, context.grades()), Course.START, 0.9).completed());
    }
    assertThat(node.grades.of(OrganisationId.DEFAULT, 10)).isEmpty();
  }

  @Test
  void only_canvas_means_its_navigation_by_the_number_of_the_course() {
    AttemptContext context = context(null);
    node.recorder.enter(
        new ScriptedLearner(
                at(context, String.valueOf(context.contextId()), context.grades()),
                Course.START,
                0.9)
            .completed());
    assertThat(node.grades.of(OrganisationId.DEFAULT, 10)).hasSize(1);
  }

  @Test
  void a_link_that_bears_the_number_of_its_course_has_a_grade() {
    AttemptContext context =
        context(URI.create("https://lms.example/lineitems/2/lineitem?type_id=2"));
    node.recorder.enter(
        new ScriptedLearner(
                at(context, String.valueOf(context.contextId()), context.grades()),
                Course.START,
                0.9)
            .completed());
    assertThat(node.grades.of(OrganisationId.DEFAULT, 10)).hasSize(1);
  }

  @Test
  void a_score_is_given_in_the_scale_of_the_line_item() {
    book.maximum = 10;
    book.busy.set(1);
    node.recorder.enter(
        new ScriptedLearner(context(Course.LINE_ITEM), Course.START, 0.85).completed());
    node.start();
    await().until(() -> only().state() == GradeState.SENT);
    assertThat(book.scores.getLast().path("scoreGiven").decimalValue()).isEqualByComparingTo("8.5");
    assertThat(book.scores.getLast().path("scoreMaximum").intValue()).isEqualTo(10);
  }

  @Test
  void an_activity_that_was_deleted_is_called_so() {
    columns.found.add(new LineItems.Found.None("The activity was deleted from the course."));
    book.answers.add(new Answer(Part.SERVICE, 404, "", "[]", Map.of()));
    complete(0.9, Course.START);
    node.start();
    await().until(() -> only().state() == GradeState.NO_LINE_ITEM);
    assertThat(only().reason()).isEqualTo("The activity was deleted from the course.");
  }
}
