package org.traininglayer.delivery.grades;

import static org.assertj.core.api.Assertions.assertThat;
import static org.traininglayer.delivery.Patience.await;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.traininglayer.delivery.Course;
import org.traininglayer.delivery.Deliveries;
import org.traininglayer.delivery.Grades.Grade;
import org.traininglayer.delivery.Grades.GradeState;
import org.traininglayer.delivery.Node;
import org.traininglayer.delivery.ScriptedLearner;
import org.traininglayer.delivery.outbox.Destinations;
import org.traininglayer.kernel.AccountKey;
import org.traininglayer.kernel.CourseId;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.kernel.PlatformId;
import org.traininglayer.learning.AttemptContext;
import org.traininglayer.learning.AttemptKey;
import org.traininglayer.learning.GradeTarget;
import org.traininglayer.learning.LearningEvent.ModuleCompleted;
import org.traininglayer.learning.NotPassed;
import org.traininglayer.learning.Rescoring.Rescored;
import org.traininglayer.lti.CourseRole;
import org.traininglayer.lti.Launch.GradeService;
import org.traininglayer.lti.LineItems;
import org.traininglayer.lti.Platform;
import org.traininglayer.lti.Platform.NewDeployments;
import org.traininglayer.lti.PlatformServices;
import org.traininglayer.lti.PlatformServices.Answer;
import org.traininglayer.lti.PlatformServices.Part;
import org.traininglayer.lti.Rosters.Attendance;
import org.traininglayer.lti.Rosters.Member;
import org.traininglayer.lti.ServiceCall;
import org.traininglayer.lti.ServiceCall.Service;
import org.traininglayer.testing.NoPlatforms;
import org.traininglayer.testing.TestDatabase;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What recorder of real platforms do, and that a teacher's grade is never lost. */
class GradeTrapsTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final CourseId COURSE = new CourseId(UUID.randomUUID());
  private static final URI OTHER_COLUMN = URI.create("https://lms.example/lineitems/9?type_id=2");

  private final Book book = new Book();
  private final Columns columns = new Columns();
  private final Set<CourseRole> roles = EnumSet.of(CourseRole.LEARNER);
  private boolean testUser;
  private String family = "moodle";
  private final Node node =
      new Node(
          TestDatabase.fresh(),
          Node.settings(URI.create("http://localhost:1/xapi")),
          book,
          new OnePlatform(),
          columns,
          this::attends);

  @AfterEach
  void close() {
    node.close();
  }

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

  @Test
  void other_platforms_get_no_extension_and_each_time_the_comment() {
    sent(0.5, Course.START);
    book.result = result("1001", 5, 10);
    sent(0.9, Course.START.plusSeconds(600));
    assertThat(book.scores)
        .allMatch(score -> !score.has(CanvasScore.EXTENSION) && score.has("comment"));
  }

  @Test
  void the_code_of_the_last_fault_stands_with_the_grade_until_the_next_score() {
    book.answers.add(new Answer(Part.SERVICE, 403, "", "no", Map.of(), "K7M2"));
    complete(0.5, Course.START);
    node.start();
    await().until(() -> only().state() == GradeState.REFUSED);
    assertThat(only().code()).isEqualTo("K7M2");

    sent(0.9, Course.START.plusSeconds(60));
    assertThat(only().code()).isNull();
    node.jdbc.sql("update outbox_message set state = 'DEAD' where state = 'DELIVERED'").update();
    assertThat(only().code()).as("it was of the score before").isNull();
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
  void a_grade_that_nobody_has_changed_is_forgotten_and_one_without_a_line_item_stays() {
    sent(0.5, Course.START);
    Duration year = Duration.ofDays(400);
    node.jdbc.sql("update grade set updated_at = now() - interval '401 days'").update();
    assertThat(node.table.forget(year, 10)).as("its message is still listed").isZero();

    node.jdbc.sql("delete from outbox_message").update();
    node.jdbc.sql("update grade set obstacle = 'NO_LINE_ITEM'").update();
    assertThat(node.table.forget(year, 10)).isZero();

    node.jdbc.sql("update grade set obstacle = null").update();
    assertThat(node.table.forget(year, 10)).isEqualTo(1);
  }

  @Test
  void what_is_no_improvement_is_not_posted() {
    sent(0.8, Course.START);
    complete(0.8, Course.START.plusSeconds(60));
    complete(0.5, Course.START.plusSeconds(120));
    assertThat(messages()).isEqualTo(1);
    assertThat(only().scaled()).isEqualTo(0.8);
  }

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
  void a_course_whose_columns_never_answer_lets_the_others_of_its_lane_pass() {
    columns.silent = true;
    waitsAtTheHeadOfItsLane(context(null));
  }

  /** One grade has no column for ever; two others of its lane, put in behind it, are sent. */
  private void waitsAtTheHeadOfItsLane(AttemptContext first) {
    node.recorder.enter(new ScriptedLearner(first, Course.START, 0.9).completed());
    node.start();
    await().until(() -> grade("1001").attempts() > 0);
    List<String> others =
        java.util.stream.IntStream.range(2_000, 3_000)
            .mapToObj(String::valueOf)
            .filter(one -> lane(one) == lane("1001"))
            .limit(2)
            .toList();
    for (String other : others) {
      node.recorder.enter(
          new ScriptedLearner(Course.context(other), Course.START, 0.8).completed());
      node.dispatcher.wake();
      await().until(() -> grade(other).state() == GradeState.SENT);
    }
    assertThat(grade("1001").state()).isEqualTo(GradeState.WAITING);
    assertThat(grade("1001").reason()).isNotBlank();
  }

  private static int lane(String person) {
    return Destinations.lane(Node.learner(person).value());
  }

  private Grade grade(String person) {
    return node.grades.of(OrganisationId.DEFAULT, 10).stream()
        .filter(one -> one.learner().equals(Node.learner(person)))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_locked_grade_is_given_up_in_words_after_some_tries() {
    for (int n = 0; n < ScoreReplies.MOST_FAULTS; n++) {
      book.answers.add(new Answer(Part.SERVICE, 500, "", "[]", Map.of()));
    }
    complete(0.9, Course.START);
    node.start();
    await().until(() -> only().state() == GradeState.REFUSED);
    assertThat(only().reason()).contains("unlock").doesNotContain("[]");
    assertThat(book.scores).hasSize(ScoreReplies.MOST_FAULTS);
  }

  @Test
  void a_page_is_no_success() {
    book.answers.add(
        new Answer(Part.SERVICE, 200, "", "<!DOCTYPE html><title>Maintenance</title>", Map.of()));
    book.answers.add(new Answer(Part.SERVICE, 303, "", "", Map.of()));
    sent(0.9, Course.START);
    assertThat(book.scores).hasSize(3);
  }

  @Test
  void teachers_test_students_and_observers_are_never_posted_and_the_reason_is_kept() {
    roles.add(CourseRole.INSTRUCTOR);
    complete(0.9, Course.START);
    assertThat(only().state()).isEqualTo(GradeState.NOT_A_LEARNER);
    assertThat(only().reason()).contains("teaches");
    roles.clear();
    roles.add(CourseRole.MENTOR);
    complete(0.9, Course.START);
    assertThat(only().reason()).contains("without the role of a learner");
    roles.add(CourseRole.LEARNER);
    testUser = true;
    complete(0.9, Course.START);
    assertThat(only().reason()).contains("test student");
    assertThat(again()).isFalse();
    assertThat(messages()).isZero();
  }

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

  private void arrives(int taken, int points, String comment) {
    await().until(() -> book.taken.get() == taken && only().state() == GradeState.SENT);
    assertThat(book.scores.getLast().path("scoreGiven").intValue()).isEqualTo(points);
    assertThat(book.scores.getLast().path("comment").asString()).isEqualTo(comment);
  }

  private int rescore(boolean lowerToo) {
    Integer sent =
        node.transaction.execute(status ->
            node.grades.rescore(
                OrganisationId.DEFAULT, Course.context("1001").key().module(), lowerToo));
    return sent == null ? -1 : sent;
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
  void another_organisation_sends_nothing_again() {
    book.answers.add(new Answer(Part.SERVICE, 422, "", "not a student", Map.of(), "7QK3-M2VX"));
    complete(0.9, Course.START);
    node.start();
    await().until(() -> only().state() == GradeState.REFUSED);
    assertThat(only().code()).isEqualTo("7QK3-M2VX");
    assertThat(node.grades.sendAgain(new OrganisationId(UUID.randomUUID()), only().id())).isFalse();
    assertThat(node.grades.of(COURSE)).hasSize(1);
    assertThat(node.grades.of(new CourseId(UUID.randomUUID()))).isEmpty();
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

  private static ModuleCompleted completed(
      double score, boolean passed, List<String> missed, Instant at) {
    ModuleCompleted plain = new ScriptedLearner(Course.context("1001"), at, score).completed();
    return new ModuleCompleted(plain.occasion(), score, passed, missed, plain.took());
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
  void a_minutes_outage_delays_a_grade_no_longer_than_the_outage_and_its_own_wait() {
    for (int n = 0; n < 8; n++) {
      book.answers.add(new Answer(Part.SERVICE, 502, "", "Bad Gateway", Map.of()));
    }
    complete(0.9, Course.START);
    node.start();
    await().until(() -> only().state() == GradeState.SENT);
    assertThat(book.scores).hasSize(9);
    assertThat(node.jdbc.sql("select set_aside from outbox_message").query(Boolean.class).single())
        .as("nothing else got through, so it was not to blame")
        .isFalse();
  }

  @Test
  void a_grade_that_waits_says_when_it_is_tried_next() {
    for (int n = 0; n < 200; n++) {
      book.answers.add(new Answer(Part.SERVICE, 502, "", "Bad Gateway", Map.of()));
    }
    complete(0.9, Course.START);
    node.start();
    await().until(() -> only().attempts() > 1);
    assertThat(only().nextTryAt()).isNotNull();
    assertThat(
            node.deliveries.destinations(OrganisationId.DEFAULT).stream()
                .filter(one -> one.kind() == Deliveries.Kind.GRADEBOOK))
        .allMatch(one -> one.nextTryAt() != null);
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

  @Test
  void an_activity_that_was_deleted_is_called_so() {
    columns.found.add(new LineItems.Found.None("The activity was deleted from the course."));
    book.answers.add(new Answer(Part.SERVICE, 404, "", "[]", Map.of()));
    complete(0.9, Course.START);
    node.start();
    await().until(() -> only().state() == GradeState.NO_LINE_ITEM);
    assertThat(only().reason()).isEqualTo("The activity was deleted from the course.");
  }

  private void complete(double score, Instant at) {
    node.recorder.enter(new ScriptedLearner(Course.context("1001"), at, score).completed());
    node.dispatcher.wake();
  }

  private void sent(double score, Instant at) {
    int before = book.taken.get();
    complete(score, at);
    node.start();
    await().until(() -> book.taken.get() > before && only().state() == GradeState.SENT);
  }

  private Grade only() {
    List<Grade> grades = node.grades.of(OrganisationId.DEFAULT, 10);
    assertThat(grades).hasSize(1);
    return grades.getFirst();
  }

  private boolean again() {
    UUID grade = only().id();
    return Boolean.TRUE.equals(
        node.transaction.execute(status -> node.grades.sendAgain(OrganisationId.DEFAULT, grade)));
  }

  private long messages() {
    return node.jdbc.sql("select count(*) from outbox_message").query(Long.class).single();
  }

  private Optional<Attendance> attends(AttemptContext context) {
    return Optional.of(
        new Attendance(
            COURSE,
            new Member(
                context.key().learner(),
                new AccountKey("https://lms.example", "1001"),
                null,
                roles,
                true,
                true,
                true,
                testUser,
                Course.START,
                Course.START,
                null)));
  }

  private static AttemptContext context(@Nullable URI lineItem) {
    AttemptContext context = Course.context("1001");
    return at(
        context,
        context.key().resourceLinkId(),
        new GradeTarget(
            lineItem,
            URI.create("https://lms.example/lineitems?type_id=2"),
            Set.of(GradeService.SCORE_SCOPE, GradeService.LINE_ITEM_SCOPE)));
  }

  private static AttemptContext at(
      AttemptContext context, String link, @Nullable GradeTarget grades) {
    return new AttemptContext(
        new AttemptKey(
            context.key().organisation(),
            context.key().platform(),
            context.key().learner(),
            link,
            context.key().module()),
        context.account(),
        context.contextId(),
        context.contextTitle(),
        context.locale(),
        true,
        grades,
        false);
  }

  private static String result(String user, double score, double maximum) {
    return "[{\"id\":\"x\",\"userId\":\"someone-else\",\"resultScore\":1,\"resultMaximum\":1},{\"userId\":\""
        + user
        + "\",\"resultScore\":"
        + score
        + ",\"resultMaximum\":"
        + maximum
        + "}]";
  }

  /** A gradebook that takes scores and tells what it holds, unless told otherwise. */
  private static final class Book implements PlatformServices {
    final List<JsonNode> scores = Collections.synchronizedList(new ArrayList<>());
    final List<URI> scoreAddresses = Collections.synchronizedList(new ArrayList<>());
    final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    final AtomicInteger taken = new AtomicInteger();
    volatile String result = "[]";
    volatile int resultStatus = 200;
    volatile int maximum = 100;
    final AtomicInteger busy = new AtomicInteger();
    volatile @Nullable CanvasBook canvas;
    volatile @Nullable Answer unpublished;

    @Override
    public Answer call(PlatformId platform, @Nullable CourseId course, ServiceCall call)
        throws IOException {
      CanvasBook habits = canvas;
      if (call.service() == Service.RESULT) {
        if (habits != null && resultStatus == 200) {
          return new Answer(Part.SERVICE, 200, "", habits.results(), Map.of());
        }
        return new Answer(Part.SERVICE, resultStatus, "", result, Map.of());
      }
      if (call.service() == Service.LINE_ITEMS) {
        return busy.getAndDecrement() > 0
            ? new Answer(Part.SERVICE, 503, "", "later", Map.of())
            : new Answer(Part.SERVICE, 200, "", "{\"scoreMaximum\":" + maximum + "}", Map.of());
      }
      scores.add(JSON.readTree(String.valueOf(call.body())));
      scoreAddresses.add(call.address());
      Answer answer = answers.poll();
      if (answer != null) {
        return answer;
      }
      Answer notYet = unpublished;
      if (notYet != null && scores.getLast().path("userId").asString().equals("1001")) {
        return notYet;
      }
      if (habits != null) {
        habits.take(scores.getLast());
      }
      taken.incrementAndGet();
      return new Answer(Part.SERVICE, 200, "", "", Map.of());
    }
  }

  /** One cell of Canvas' gradebook, of 100 points, and the result that a tool sees of it. */
  private static final class CanvasBook {
    private static final double POINTS = 100;
    volatile @Nullable Double grade;
    volatile String person = "1001";
    private boolean byTeacher;
    private @Nullable Double result;
    private double maximum;

    /** A teacher's grade changes a result that is there, and makes none. */
    synchronized void teacher(@Nullable Double points) {
      grade = points;
      byTeacher = points != null;
      result = result == null ? null : points;
    }

    synchronized void take(JsonNode score) {
      JsonNode extension = score.path(CanvasScore.EXTENSION);
      double given = score.path("scoreGiven").doubleValue();
      maximum = score.path("scoreMaximum").doubleValue();
      result = given;
      if (grade == null || !extension.path("prioritize_non_tool_grade").asBoolean(false)) {
        grade = given * POINTS / maximum;
        byTeacher = false;
      }
    }

    /** Converted as if it were the teacher's, also where it is what the tool had sent. */
    synchronized String results() {
      if (maximum == 0) {
        return "[]";
      }
      String shown =
          result == null
              ? ""
              : ",\"resultScore\":" + (byTeacher ? result * maximum / POINTS : result);
      return "[{\"userId\":\"" + person + "\",\"resultMaximum\":" + maximum + shown + "}]";
    }
  }

  /** Columns in the order in which a test lays them out. */
  private static final class Columns implements LineItems {
    final Queue<Found> found = new ConcurrentLinkedQueue<>();
    final List<URI> gone = Collections.synchronizedList(new ArrayList<>());
    volatile Found always = new Found.Busy();
    volatile boolean silent;

    @Override
    public Found find(Wanted wanted) throws IOException {
      if (silent) {
        throw new IOException("timeout");
      }
      Found next = found.poll();
      return next == null ? always : next;
    }

    @Override
    public Found findInstead(Wanted wanted, URI lost) throws IOException {
      gone.add(lost);
      return find(wanted);
    }
  }

  /** The platform, of the family that the test wants. */
  private final class OnePlatform extends NoPlatforms {
    @Override
    public Optional<Platform> find(PlatformId id) {
      return Optional.of(
          new Platform(
              id,
              OrganisationId.DEFAULT,
              "LMS",
              "https://lms.example",
              "client-1",
              URI.create("https://lms.example/auth"),
              URI.create("https://lms.example/token"),
              null,
              URI.create("https://lms.example/jwks"),
              family,
              NewDeployments.HOLD,
              false));
    }
  }
}
