package org.traininglayer.delivery.grades;

import static org.assertj.core.api.Assertions.assertThat;
import static org.traininglayer.delivery.Patience.await;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.traininglayer.delivery.Course;
import org.traininglayer.delivery.Deliveries;
import org.traininglayer.delivery.Grades.Grade;
import org.traininglayer.delivery.Grades.GradeState;
import org.traininglayer.delivery.Node;
import org.traininglayer.delivery.ScriptedLearner;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.learning.AttemptContext;
import org.traininglayer.learning.GradeTarget;
import org.traininglayer.learning.LearningEvent.ModuleCompleted;
import org.traininglayer.lti.Launch.GradeService;
import org.traininglayer.lti.PlatformServices;
import org.traininglayer.lti.PlatformServices.Answer;
import org.traininglayer.lti.PlatformServices.Part;
import org.traininglayer.lti.Platforms;
import org.traininglayer.testing.NoPlatforms;
import org.traininglayer.testing.TestDatabase;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Final scores on their way to recorder, and the traps there. */
class GradeTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Answer TAKEN = new Answer(Part.SERVICE, 200, "", "", Map.of());

  private final Gradebook gradebook = new Gradebook();
  private final DataSource database = TestDatabase.fresh();
  private final Node node =
      new Node(database, Node.settings(URI.create("http://localhost:1/xapi")), gradebook);

  @AfterEach
  void close() {
    node.close();
  }

  @Test
  void a_final_score_is_posted() {
    complete(Course.context("1001"), 0.87654, Course.START);
    node.start();
    await().until(() -> state() == GradeState.SENT);

    assertThat(gradebook.lineItems).containsExactly(Course.LINE_ITEM);
    JsonNode score = gradebook.scores.getFirst();
    assertThat(score.path("userId").asString()).isEqualTo("1001");
    assertThat(score.path("scoreGiven").doubleValue()).isEqualTo(87);
    assertThat(score.path("scoreMaximum").intValue()).isEqualTo(100);
    assertThat(score.path("activityProgress").asString()).isEqualTo("Completed");
    assertThat(score.path("gradingProgress").asString()).isEqualTo("FullyGraded");
    assertThat(score.path("timestamp").asString()).matches("2026-.*T09:00:07\\.000Z");
    assertThat(score.path("comment").asString()).isEqualTo("87 passed");
  }

  @Test
  void zero_is_a_score() {
    complete(Course.context("1001"), 0, Course.START);
    node.start();
    await().until(() -> state() == GradeState.SENT);
    assertThat(gradebook.scores.getFirst().path("scoreGiven").isNumber()).isTrue();
    assertThat(gradebook.scores.getFirst().path("scoreGiven").intValue()).isZero();
    assertThat(ScoreJson.given(1, ScoreJson.USUAL_MAXIMUM)).hasToString("100");
    assertThat(ScoreJson.given(0, ScoreJson.USUAL_MAXIMUM)).hasToString("0");
    assertThat(ScoreJson.given(0.75, java.math.BigDecimal.TEN)).hasToString("7.5");
  }

  @Test
  void timestamps_of_one_person_and_column_rise_by_whole_seconds() {
    for (int n = 0; n < 3; n++) {
      complete(Course.context("1001"), 0.5 + n / 10.0, Course.START);
    }
    node.start();
    await().until(() -> gradebook.scores.size() == 3);
    assertThat(gradebook.scores.stream().map(s -> s.path("timestamp").asString()))
        .containsExactly(
            "2026-03-02T09:00:07.000Z", "2026-03-02T09:00:08.000Z", "2026-03-02T09:00:09.000Z");
  }

  @Test
  void people_who_get_no_grades_and_columns_we_may_not_write_to_are_left_alone() {
    AttemptContext context = Course.context("1001");
    complete(with(context, false, null), 0.9, Course.START);
    assertThat(state()).isEqualTo(GradeState.NOT_A_LEARNER);
    complete(with(context, true, null), 0.9, Course.START);
    assertThat(state()).isEqualTo(GradeState.NO_LINE_ITEM);
    complete(
        with(context, true, new GradeTarget(null, Course.LINE_ITEM, scope())), 0.9, Course.START);
    assertThat(state()).isEqualTo(GradeState.NO_LINE_ITEM);
    assertThat(grades().getFirst().reason()).contains("Tick grading");
    complete(
        with(context, true, new GradeTarget(Course.LINE_ITEM, null, Set.of("other"))),
        0.9,
        Course.START);
    assertThat(state()).isEqualTo(GradeState.NO_LINE_ITEM);
    complete(Course.sample(Course.context("1002")), 0.9, Course.START);
    assertThat(grades()).hasSize(1);
    assertThat(messages()).isZero();
  }

  @Test
  void a_newer_entry_in_the_gradebook_stays_and_is_not_tried_again() {
    gradebook.answers.add(new Answer(Part.SERVICE, 409, "", "[]", Map.of()));
    complete(Course.context("1001"), 0.9, Course.START);
    node.start();
    await().until(() -> state() == GradeState.KEPT_TEACHERS);
    assertThat(grades().getFirst().reason()).contains("newer");
    assertThat(gradebook.scores).hasSize(1);
  }

  @Test
  void a_conflict_after_a_lost_answer_means_that_ours_arrived() {
    gradebook.lost.set(1);
    gradebook.answers.add(new Answer(Part.SERVICE, 409, "", "[]", Map.of()));
    complete(Course.context("1001"), 0.9, Course.START);
    node.start();
    await().until(() -> state() == GradeState.SENT);
    assertThat(gradebook.scores).hasSize(2);
    assertThat(gradebook.scores.get(0)).isEqualTo(gradebook.scores.get(1));
  }

  @Test
  void a_conflict_after_a_clear_later_does_not() {
    gradebook.answers.add(new Answer(Part.SERVICE, 503, "", "", Map.of()));
    gradebook.answers.add(new Answer(Part.SERVICE, 409, "", "[]", Map.of()));
    complete(Course.context("1001"), 0.9, Course.START);
    node.start();
    await().until(() -> state() == GradeState.KEPT_TEACHERS);
  }

  @Test
  void somebody_who_cannot_be_graded_stops_with_a_reason_and_the_next_goes_on() {
    gradebook.answers.add(
        new Answer(Part.SERVICE, 422, "", "User is not a student in course", Map.of()));
    complete(Course.context("1001"), 0.9, Course.START);
    node.start();
    await().until(() -> state() == GradeState.REFUSED);
    assertThat(grades().getFirst().reason()).contains("cannot be graded").contains("student");
    complete(Course.context("1001"), 0.95, Course.START.plusSeconds(60));
    await().until(() -> state() == GradeState.SENT);
    assertThat(grades()).hasSize(1);
    assertThat(book().pausedBecause()).isNull();
  }

  @Test
  void a_passing_fault_is_tried_again_with_the_same_bytes() {
    gradebook.answers.add(new Answer(Part.SERVICE, 500, "", "[]", Map.of()));
    gradebook.answers.add(new Answer(Part.TOKEN, 503, "", "", Map.of()));
    complete(Course.context("1001"), 0.9, Course.START);
    node.start();
    await().until(() -> state() == GradeState.SENT);
    assertThat(gradebook.scores).hasSize(3);
    assertThat(Set.copyOf(gradebook.scores)).hasSize(1);
  }

  @Test
  void without_an_access_token_the_gradebook_is_paused_with_the_reason() {
    gradebook.answers.add(
        new Answer(Part.TOKEN, 400, "The platform gives no token.", "invalid_client", Map.of()));
    complete(Course.context("1001"), 0.9, Course.START);
    node.start();
    await().until(() -> book().lastError() != null);
    assertThat(book().lastError()).contains("invalid_client");
    await().until(() -> state() == GradeState.SENT); // a probe finds it mended
    assertThat(book().pausedBecause()).isNull();
  }

  @Test
  void scores_for_a_platform_out_of_use_wait_with_the_reason_and_go_out_once_it_is_back() {
    AtomicBoolean inUse = new AtomicBoolean();
    Platforms platforms =
        new NoPlatforms() {
          @Override
          public boolean inUse(org.traininglayer.kernel.PlatformId id) {
            return inUse.get();
          }
        };
    try (Node out =
        new Node(
            database, Node.settings(URI.create("http://localhost:1/xapi")), gradebook, platforms)) {
      out.recorder.enter(
          new ScriptedLearner(Course.context("1001"), Course.START, 0.9).completed());
      assertThat(out.destinations.due()).as("it would go out now").isNotEmpty();
      out.start();
      out.dispatcher.wake();
      await().during(java.time.Duration.ofSeconds(2)).until(() -> gradebook.scores.isEmpty());
      assertThat(state()).isEqualTo(GradeState.WAITING);
      assertThat(out.deliveries.destinations(OrganisationId.DEFAULT))
          .filteredOn(one -> one.kind() == Deliveries.Kind.GRADEBOOK)
          .singleElement()
          .satisfies(one -> {
            assertThat(one.waiting()).isOne();
            assertThat(one.pausedBecause()).contains("out of use");
            assertThat(one.resumable()).as("nothing to resume: nobody is asked").isFalse();
            assertThat(one.lastError()).as("nothing was tried").isNull();
          });

      inUse.set(true);
      await().until(() -> state() == GradeState.SENT);
      assertThat(gradebook.scores).hasSize(1);
      assertThat(
              out.deliveries.destinations(OrganisationId.DEFAULT).stream()
                  .filter(one -> one.kind() == Deliveries.Kind.GRADEBOOK)
                  .findFirst()
                  .orElseThrow()
                  .pausedBecause())
          .isNull();
    }
  }

  private void complete(AttemptContext context, double score, Instant at) {
    ModuleCompleted event = new ScriptedLearner(context, at, score).completed();
    node.recorder.enter(event);
    node.dispatcher.wake();
  }

  private List<Grade> grades() {
    return node.grades.of(OrganisationId.DEFAULT, 10);
  }

  private long messages() {
    return node.jdbc.sql("select count(*) from outbox_message").query(Long.class).single();
  }

  private GradeState state() {
    return grades().getFirst().state();
  }

  private Deliveries.Destination book() {
    return node.deliveries.destinations(OrganisationId.DEFAULT).stream()
        .filter(d -> d.kind() == Deliveries.Kind.GRADEBOOK)
        .findFirst()
        .orElseThrow();
  }

  private static Set<String> scope() {
    return Set.of(GradeService.SCORE_SCOPE);
  }

  private static AttemptContext with(
      AttemptContext context, boolean gradable, @Nullable GradeTarget grades) {
    return new AttemptContext(
        context.key(),
        context.account(),
        context.contextId(),
        context.contextTitle(),
        context.locale(),
        gradable,
        grades,
        false);
  }

  /** Takes scores unless told otherwise. */
  private static final class Gradebook implements PlatformServices {
    final List<URI> lineItems = Collections.synchronizedList(new ArrayList<>());
    final List<JsonNode> scores = Collections.synchronizedList(new ArrayList<>());
    final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    final AtomicInteger lost = new AtomicInteger();

    @Override
    public Answer call(
        org.traininglayer.kernel.PlatformId id,
        org.traininglayer.kernel.@Nullable CourseId course,
        org.traininglayer.lti.ServiceCall call)
        throws IOException {
      if (call.service() == org.traininglayer.lti.ServiceCall.Service.RESULT) {
        return new Answer(Part.SERVICE, 403, "", "", Map.of());
      }
      lineItems.add(URI.create(call.address().toString().replace("/scores", "")));
      scores.add(JSON.readTree(String.valueOf(call.body())));
      if (lost.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
        throw new IOException("timeout");
      }
      Answer answer = answers.poll();
      return answer == null ? TAKEN : answer;
    }
  }
}
