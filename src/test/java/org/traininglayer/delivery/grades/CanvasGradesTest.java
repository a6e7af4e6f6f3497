package org.traininglayer.delivery.grades;

import static org.assertj.core.api.Assertions.assertThat;
import static org.traininglayer.delivery.Patience.await;

import java.util.List;
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
import tools.jackson.databind.JsonNode;

/** What Canvas' gradebook does, and that a grade given there is never lost. */
class CanvasGradesTest extends Gradebook {

  @Test
  void on_canvas_the_first_score_hands_in_a_launch_and_later_ones_hand_in_nothing() {
    family = "canvas";
    sent(0.5, Course.START);
    JsonNode first = book.scores.getFirst();
    JsonNode extension = first.path(CanvasScore.EXTENSION);
    assertThat(extension.path("new_submission").booleanValue()).isTrue();
    assertThat(extension.path("submission_type").asString()).isEqualTo("basic_lti_launch");
    assertThat(extension.path("submission_data").asString())
        .startsWith("https://tool.example/lti/launch?module=risk-triage&review=")
        .endsWith(node.table.find(only().id()).orElseThrow().registration().toString());
    assertThat(extension.path("submitted_at").asString()).isEqualTo("2026-03-02T09:00:07.120Z");
    assertThat(first.path("comment").asString()).isNotEmpty();

    book.result = result("1001", 50, 100);
    sent(0.9, Course.START.plusSeconds(600));
    JsonNode better = book.scores.getLast();
    assertThat(better.path(CanvasScore.EXTENSION).path("new_submission").isBoolean()).isTrue();
    assertThat(better.path(CanvasScore.EXTENSION).path("new_submission").booleanValue()).isFalse();
    assertThat(better.has("comment")).isFalse();
  }

  @Test
  void on_canvas_a_grade_given_before_the_first_score_stays_and_is_shown_so() {
    CanvasBook canvas = canvas();
    canvas.teacher(70.0);
    complete(0.9, Course.START);
    node.start();
    await().until(() -> only().state() == GradeState.KEPT_TEACHERS);
    assertThat(only().reason()).contains("somebody else has set");
    assertThat(canvas.grade).isEqualTo(70.0);

    complete(0.95, Course.START.plusSeconds(60));
    await().until(() -> messages() == 2 && only().state() == GradeState.KEPT_TEACHERS);
    assertThat(canvas.grade).isEqualTo(70.0);
    assertThat(book.scores).hasSize(1);

    canvas.teacher(null);
    assertThat(again()).isTrue();
    node.dispatcher.wake();
    await().until(() -> only().state() == GradeState.SENT);
    assertThat(canvas.grade).isEqualTo(95.0);
    assertThat(book.scores.getLast().path(CanvasScore.EXTENSION).has("prioritize_non_tool_grade"))
        .isFalse();
  }

  @Test
  void on_canvas_better_scores_follow_and_a_teachers_change_between_them_stays() {
    CanvasBook canvas = canvas();
    sent(0.5, Course.START);
    assertThat(canvas.grade).isEqualTo(50.0);
    sent(0.6, Course.START.plusSeconds(60));
    assertThat(canvas.grade).isEqualTo(60.0);
    canvas.teacher(55.0);
    complete(0.9, Course.START.plusSeconds(120));
    await().until(() -> only().state() == GradeState.KEPT_TEACHERS);
    assertThat(canvas.grade).isEqualTo(55.0);
  }

  @Test
  void on_canvas_the_result_of_a_merged_person_is_known_under_another_id() {
    CanvasBook canvas = canvas();
    canvas.person = "the-id-after-merging";
    sent(0.5, Course.START);
    canvas.teacher(80.0);
    complete(0.9, Course.START.plusSeconds(60));
    await().until(() -> only().state() == GradeState.KEPT_TEACHERS);
    assertThat(canvas.grade).isEqualTo(80.0);
  }

  @Test
  void an_attempt_that_a_failed_try_has_used_is_not_asked_for_again() {
    canvas();
    book.answers.add(refusal("The maximum number of allowed attempts has been reached"));
    sent(0.5, Course.START);
    assertThat(book.scores).hasSize(2);
    JsonNode second = book.scores.getLast();
    assertThat(second.path(CanvasScore.EXTENSION).path("new_submission").asBoolean(true)).isFalse();
    assertThat(second.path(CanvasScore.EXTENSION).path("prioritize_non_tool_grade").asBoolean())
        .isTrue();
    assertThat(second.has("comment")).isTrue();
  }

  @Test
  void a_grade_for_an_assignment_that_is_not_published_waits_and_lets_others_pass() {
    canvas();
    Answer unpublished =
        new Answer(
            Part.SERVICE,
            422,
            "",
            "{\"errors\":[{\"field\":\"grade\",\"message\":\"cannot be changed at this time: This"
                + " assignment is still unpublished\",\"error_code\":null}]}",
            Map.of());
    book.unpublished = unpublished;
    waitsAtTheHeadOfItsLane(Course.context("1001"));
    assertThat(grade("1001").reason()).contains("not published yet");

    book.unpublished = null;
    await().until(() -> grade("1001").state() == GradeState.SENT);
    List<JsonNode> tries =
        book.scores.stream().filter(one -> one.path("userId").asString().equals("1001")).toList();
    assertThat(tries).hasSizeGreaterThan(1);
    assertThat(tries.getFirst().path(CanvasScore.EXTENSION).path("new_submission").asBoolean())
        .isTrue();
    assertThat(tries.subList(1, tries.size()))
        .noneMatch(one -> one.path(CanvasScore.EXTENSION).path("new_submission").asBoolean(true));
  }

  @Test
  void what_is_missing_in_canvas_is_told_in_its_words() {
    family = "canvas";
    AttemptContext context = context(null);
    GradeTarget without = new GradeTarget(null, null, Set.of(GradeService.SCORE_SCOPE));
    node.recorder.enter(
        new ScriptedLearner(at(context, context.key().resourceLinkId(), without), Course.START, 0.9)
            .completed());
    assertThat(only().state()).isEqualTo(GradeState.NO_LINE_ITEM);
    assertThat(only().reason()).contains("assignment").doesNotContain("Tick", "Moodle");
  }

  private CanvasBook canvas() {
    family = "canvas";
    CanvasBook canvas = new CanvasBook();
    book.canvas = canvas;
    return canvas;
  }

  private static Answer refusal(String message) {
    return new Answer(
        Part.SERVICE,
        422,
        "",
        "{\"errors\":{\"type\":\"unprocessable_entity\",\"message\":\"" + message + "\"}}",
        Map.of());
  }
}
