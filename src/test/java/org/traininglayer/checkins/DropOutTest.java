package org.traininglayer.checkins;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.traininglayer.checkins.CheckIn.Said;
import org.traininglayer.kernel.CourseId;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.learning.Attempts.Summary;
import org.traininglayer.steps.checkin.CheckinStep.Stage;

/** Where people stop, and whose work waits to be confirmed. */
class DropOutTest {

  private static final Instant PASSED = Instant.parse("2026-03-02T16:40:00Z");
  private static final CourseId COURSE = new CourseId(UUID.randomUUID());
  private static final List<Stage> STAGES =
      List.of(
          new Stage("own", "Own view"),
          new Stage("check", "Drivers *checked*"),
          new Stage("record", "Recorded"));

  private final List<CheckIn> all = new ArrayList<>();

  @Test
  void three_people_at_one_stage_make_a_note() {
    answered(3, "more", "own");
    answered(2, "more", "own", "check", "record");
    assertThat(DropOut.among(all, 5))
        .containsExactly(new DropOut(new ModuleId("risk-triage"), "Drivers *checked*"));
  }

  @Test
  void two_do_not() {
    answered(2, "more", "own");
    answered(2, "more", "own", "check");
    answered(3, "more", "own", "check", "record");
    assertThat(DropOut.among(all, 5)).isEmpty();
  }

  @Test
  void the_first_stage_left_out_counts_whatever_was_done_after_it() {
    answered(5, "one-or-two", "record");
    assertThat(DropOut.among(all, 5)).extracting(DropOut::stage).containsExactly("Own view");
    all.clear();
    answered(5, "one-or-two", "none");
    assertThat(DropOut.among(all, 5)).extracting(DropOut::stage).containsExactly("Own view");
  }

  @Test
  void nothing_is_said_of_fewer_people_than_the_smallest_group() {
    answered(4, "more", "own");
    assertThat(DropOut.among(all, 5)).isEmpty();
    answered(1, "more", "own");
    assertThat(DropOut.among(all, 5)).hasSize(1);
  }

  @Test
  void whoever_did_nothing_with_the_tool_dropped_out_nowhere() {
    answered(9, "none", "none");
    assertThat(DropOut.among(all, 5)).isEmpty();
  }

  @Test
  void only_the_newest_answer_of_a_person_counts() {
    answered(5, "more", "own");
    for (CheckIn earlier : List.copyOf(all)) {
      all.add(
          checkIn(
              earlier.learner(),
              "P28D",
              said(PASSED.plus(Duration.ofDays(30)), "more", "own", "check", "record")));
    }
    assertThat(DropOut.among(all, 5)).isEmpty();
  }

  @Test
  void a_lead_is_asked_for_four_weeks_unless_it_is_confirmed_whatever_was_answered() {
    Instant due = Plan.due(PASSED, "P56D");
    CheckIn silent = checkIn(person(), "P56D", null);
    CheckIn used = checkIn(person(), "P56D", said(due, "more", "own"));
    CheckIn unused = checkIn(person(), "P56D", said(due, "none", "none"));
    CheckIn other = checkIn(person(), "P28D", null);
    CheckIn done = checkIn(person(), "P56D", null);
    List<CheckIn> some = List.of(silent, used, unused, other, done);
    Set<UUID> confirmed = Set.of(done.registration());

    assertThat(Confirmations.awaited(some, confirmed, due.minusMillis(1))).isEmpty();
    assertThat(Confirmations.awaited(some, confirmed, due)).containsExactly(silent, used, unused);
    Instant last = due.plus(Duration.ofDays(28));
    assertThat(Confirmations.awaited(some, confirmed, last.minusMillis(1)))
        .containsExactly(silent, used, unused);
    assertThat(Confirmations.awaited(some, confirmed, last)).isEmpty();
  }

  private void answered(int people, String use, String... stages) {
    for (int i = 0; i < people; i++) {
      all.add(checkIn(person(), "P14D", said(PASSED.plus(Duration.ofDays(15)), use, stages)));
    }
  }

  private static Said said(Instant at, String use, String... stages) {
    return new Said(
        Map.of("use", List.of(use), "stages-cra", List.of(stages)), STAGES, at, at, at, 0);
  }

  private static LearnerId person() {
    return new LearnerId(UUID.randomUUID());
  }

  private static CheckIn checkIn(LearnerId learner, String moment, @Nullable Said said) {
    Summary one = PlanTest.attempt(0, true);
    Summary passed =
        new Summary(
            UUID.randomUUID(),
            learner,
            one.module(),
            one.version(),
            one.resourceLinkId(),
            1,
            5,
            5,
            PASSED,
            PASSED,
            PASSED,
            0.9,
            true,
            List.of(),
            false);
    Instant due = Plan.due(PASSED, moment);
    return new CheckIn(
        Plan.registration(passed.registration(), moment),
        COURSE,
        passed,
        moment,
        due,
        Plan.state(due, said == null ? null : said.answeredAt(), due),
        said,
        moment.equals("P56D"));
  }
}
