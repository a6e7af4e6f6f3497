package org.traininglayer.learning;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.traininglayer.catalog.Module;
import org.traininglayer.learning.Triage.Said;
import org.traininglayer.steps.Answer;
import org.traininglayer.steps.AnswerRefused;
import org.traininglayer.steps.attest.AttestAnswer;
import org.traininglayer.steps.attest.AttestWork;
import org.traininglayer.steps.commit.CommitAnswer;
import org.traininglayer.steps.confidence.ConfidenceAnswer;
import org.traininglayer.steps.decision.DecisionAnswer;
import org.traininglayer.steps.decision.DecisionWork;
import org.traininglayer.steps.review.ReviewAnswer;
import org.traininglayer.steps.review.ReviewStep;
import org.traininglayer.steps.review.ReviewWork;

class AttemptRulesTest {

  private static final Instant LATER = Attempt.START.plusSeconds(60);

  private final Attempt attempt = new Attempt();

  private static List<Said> upTo(String step) {
    return Triage.perfect().stream().takeWhile(said -> !said.step().equals(step)).toList();
  }

  @Test
  void the_whole_way_tells_its_events_in_order() {
    attempt.say(Triage.perfect(), Attempt.START, 30);

    assertThat(attempt.events.stream().map(Attempt::told).map(t -> t.split(" flag", 2)[0]))
        .containsExactly(
            "started",
            "opened brief",
            "finished brief null 17",
            "opened commit",
            "chose commit a true",
            "finished commit null 33",
            "opened review",
            "judged u1",
            "judged u2 accept true",
            "judged u3",
            "judged u4 accept true",
            "judged u5",
            "judged u6 accept true",
            "judged u7 accept true",
            "judged u8 accept true",
            "submitted u1[,]u3[,]u5 3 0 0 5 [listing]",
            "finished review 1.0 50",
            "opened decision",
            "chose decision go true",
            "reason fact true",
            "finished decision 1.0 67",
            "opened confidence",
            "rated i1 7",
            "rated i2 8",
            "finished confidence null 83",
            "opened attest",
            "acknowledged",
            "finished attest null 100",
            "completed 1.0 true []");
  }

  private void marks(String unit, String family, SeenPage page, int second) {
    Transition decided =
        AttemptRules.decide(
            attempt.state,
            attempt.context,
            attempt.module,
            "review",
            new ReviewAnswer.Mark(unit, family, null),
            page,
            Attempt.START.plusSeconds(second));
    attempt.state = decided.state();
  }

  private @Nullable String marked(String unit) {
    ReviewAnswer.Mark mark = attempt.work("review").work(ReviewWork.class).marks().get(unit);
    return mark == null ? null : mark.family();
  }

  @Test
  void an_older_page_does_not_overwrite_what_a_newer_one_said_at_the_same_place() {
    attempt.say(upTo("review"), Attempt.START, 10);
    String one =
        attempt
            .module
            .step("review")
            .map(ReviewStep.class::cast)
            .orElseThrow()
            .families()
            .get(0)
            .id();
    String two =
        attempt
            .module
            .step("review")
            .map(ReviewStep.class::cast)
            .orElseThrow()
            .families()
            .get(1)
            .id();
    SeenPage older = new SeenPage(1, "older", attempt.state.savedAt());
    SeenPage newer = new SeenPage(1, "newer", attempt.state.savedAt());

    marks("u1", one, older, 100);
    marks("u1", two, older, 110);
    assertThat(marked("u1")).as("one page changes its own mark").isEqualTo(two);

    assertThatThrownBy(() -> marks("u1", one, newer, 120))
        .as("it was served before the other one marked")
        .isInstanceOfSatisfying(
            Overtaken.class, told -> assertThat(told.at()).isEqualTo("2026-06-01T08:01:50.123Z"));
    SeenPage newest = new SeenPage(1, "newest", attempt.state.savedAt());
    marks("u1", one, newest, 130);

    assertThatThrownBy(() -> marks("u1", two, older, 140)).isInstanceOf(Overtaken.class);
    assertThat(marked("u1")).isEqualTo(one);
    marks("u2", two, older, 150);
    assertThat(marked("u2")).as("elsewhere nothing newer stands").isEqualTo(two);
    marks("u1", one, older, 160); // changes nothing, so nothing is lost
    assertThat(marked("u1")).isEqualTo(one);
  }

  @Test
  void who_said_what_is_read_again_from_what_is_kept() {
    attempt.say(upTo("review"), Attempt.START, 10);
    String family =
        attempt
            .module
            .step("review")
            .map(ReviewStep.class::cast)
            .orElseThrow()
            .families()
            .get(0)
            .id();
    marks("u1", family, new SeenPage(1, "page", attempt.state.savedAt()), 100);
    AttemptJson json = new AttemptJson(Triage.catalog(List.of(attempt.module)));

    AttemptState read = json.read(attempt.module.id(), json.write(attempt.state));

    assertThat(read.steps()).isEqualTo(attempt.state.steps());
    assertThat(requireNonNull(read.steps().get("review")).said())
        .containsExactly(entry("u1", new SeenPage.Said("page", Attempt.START.plusSeconds(100))));
  }

  @Test
  void instants_rise_by_whole_milliseconds_even_when_the_clock_stands_still() {
    attempt.say(Triage.perfect(), Attempt.START, 0);

    List<Instant> at = attempt.events.stream().map(e -> e.occasion().at()).toList();
    assertThat(at).doesNotHaveDuplicates().isSorted();
    assertThat(at).allMatch(i -> i.equals(i.truncatedTo(java.time.temporal.ChronoUnit.MILLIS)));
  }

  @Test
  void a_clock_that_goes_back_does_not_turn_time_round() {
    attempt.say("brief", new Answer.Finish(), LATER);
    attempt.say("commit", new CommitAnswer.Choose("a", 75), LATER.minusSeconds(3600));

    assertThat(attempt.events.stream().map(e -> e.occasion().at())).isSorted();
    assertThat(attempt.state.savedAt()).isAfterOrEqualTo(LATER.minusMillis(1));
  }

  @Test
  void steps_are_worked_in_their_order() {
    assertThatThrownBy(() -> attempt.say("review", Triage.mark("u1"), LATER))
        .isInstanceOf(AnswerRefused.class)
        .hasMessageContaining("not open yet");
    assertThatThrownBy(() -> attempt.say("nowhere", new Answer.Finish(), LATER))
        .isInstanceOf(AnswerRefused.class);
  }

  @Test
  void the_review_opens_only_after_the_commit_is_saved() {
    attempt.say(upTo("commit"), Attempt.START, 1);
    assertThatThrownBy(() -> attempt.say("commit", new Answer.Finish(), LATER))
        .isInstanceOf(AnswerRefused.class);
    assertThat(attempt.state.steps()).doesNotContainKey("review");

    attempt.say("commit", new CommitAnswer.Choose("b", 60), LATER);
    attempt.say("commit", new Answer.Finish(), LATER);
    assertThat(attempt.state.steps()).containsKey("review");
  }

  private static Module without(String step) {
    Module whole = Triage.module();
    return whole.with(
        whole.steps().stream().filter(one -> !one.head().id().equals(step)).toList(),
        whole.artefacts());
  }

  private static List<Said> but(String step) {
    return Triage.perfect().stream().filter(said -> !said.step().equals(step)).toList();
  }

  @Test
  void whoever_is_under_way_when_the_module_gets_a_step_goes_on_there_and_comes_to_the_end() {
    Attempt shorter = new Attempt(without("commit"));
    shorter.say(
        but("commit").stream().takeWhile(said -> !said.step().equals("decision")).toList(),
        Attempt.START,
        20);
    attempt.state = shorter.state;
    attempt.events.clear();

    assertThat(attempt.state.progress(attempt.module).currentStep()).isEqualTo("commit");
    attempt.say(Triage.perfect(), Attempt.START.plusSeconds(3600), 20);

    assertThat(attempt.events.stream().map(Attempt::told))
        .startsWith("opened commit", "chose commit a true", "finished commit null 50")
        .endsWith("completed 1.0 true []");
  }

  @Test
  void what_was_completed_stays_so_when_the_module_gets_a_step() {
    Attempt shorter = new Attempt(without("commit"));
    shorter.say(but("commit"), Attempt.START, 20);
    assertThat(shorter.state.outcome()).isNotNull();

    Progress now = shorter.state.progress(attempt.module);
    assertThat(now.currentStep()).isNull();
    assertThat(now.isOpen(attempt.module.step("commit").orElseThrow())).isFalse();
    attempt.state = shorter.state;
    assertThatThrownBy(() -> attempt.say("commit", new Answer.Finish(), LATER))
        .isInstanceOf(AnswerRefused.class);
  }

  @Test
  void whoever_was_in_a_step_that_is_gone_has_completed_the_module_when_they_come_back() {
    attempt.say(upTo("attest"), Attempt.START, 20);
    Module shorter = without("attest");
    assertThat(attempt.state.progress(shorter).currentStep()).isNull();

    Transition back =
        AttemptRules.reopen(
            attempt.state, attempt.context, shorter, new UUID(7, 7), LATER.plusSeconds(3600));

    assertThat(back.events().stream().map(Attempt::told)).containsExactly("completed 1.0 true []");
    assertThat(back.state().outcome()).isNotNull();
  }

  @Test
  void a_choice_stays_as_it_was_first() {
    attempt.say(upTo("decision"), Attempt.START, 1);
    attempt.say("decision", new DecisionAnswer.Choose("wait", 60), LATER);

    assertThat(attempt.say("decision", new DecisionAnswer.Choose("go", 99), LATER)).isFalse();
    assertThat(attempt.say("decision", new DecisionAnswer.Choose("wait", 60), LATER)).isFalse();
    assertThat(attempt.work("decision").work(DecisionWork.class).choice())
        .isEqualTo(new DecisionAnswer.Choose("wait", 60));
  }

  @Test
  void a_reason_comes_after_the_choice_and_before_the_end() {
    attempt.say(upTo("decision"), Attempt.START, 1);
    assertThatThrownBy(() -> attempt.say("decision", new DecisionAnswer.GiveReason("fact"), LATER))
        .isInstanceOf(AnswerRefused.class);
    attempt.say("decision", new DecisionAnswer.Choose("go", 60), LATER);
    assertThatThrownBy(() -> attempt.say("decision", new Answer.Finish(), LATER))
        .isInstanceOf(AnswerRefused.class);
    attempt.say("decision", new DecisionAnswer.GiveReason("feeling"), LATER);
    assertThat(attempt.say("decision", new DecisionAnswer.GiveReason("fact"), LATER)).isFalse();
    attempt.say("decision", new Answer.Finish(), LATER);
    assertThat(attempt.work("decision").score()).isEqualTo(0.7);
  }

  @Test
  void marks_change_until_the_review_is_submitted_and_not_after() {
    attempt.say(upTo("review"), Attempt.START, 1);
    assertThat(attempt.say("review", Triage.mark("u1"), LATER)).isTrue();
    assertThat(attempt.say("review", Triage.mark("u1"), LATER)).isFalse();
    ReviewAnswer.Mark fuller = Triage.mark("u1", "reading", "101");
    assertThat(attempt.say("review", fuller, LATER)).isTrue();
    assertThat(attempt.say("review", new ReviewAnswer.Unmark("u1"), LATER)).isTrue();
    assertThat(attempt.say("review", new ReviewAnswer.Unmark("u1"), LATER)).isFalse();
    assertThat(attempt.say("review", fuller, LATER)).isTrue();
    attempt.say("review", new ReviewAnswer.Submit(null, null), LATER);

    assertThat(attempt.say("review", new ReviewAnswer.Unmark("u1"), LATER)).isFalse();
    assertThat(attempt.say("review", Triage.mark("u3"), LATER)).isFalse();
    assertThat(attempt.say("review", new Answer.OpenSource("listing"), LATER)).isFalse();
    assertThat(attempt.say("review", new ReviewAnswer.Submit(null, null), LATER)).isFalse();
    assertThat(attempt.work("review").work(ReviewWork.class).marks())
        .containsExactly(java.util.Map.entry("u1", fuller));
    assertThat(attempt.work("review").finished()).isFalse();
  }

  @Test
  void finishing_a_review_submits_it_when_that_was_not_done() {
    attempt.say(upTo("review"), Attempt.START, 1);
    attempt.say("review", new Answer.Finish(), LATER);

    assertThat(attempt.work("review").work(ReviewWork.class).submitted()).isTrue();
    assertThat(attempt.events.stream().map(Attempt::told))
        .containsSubsequence(
            "judged u1 accept false", "submitted null 0 3 0 5 []", "finished review 0.0 50");
  }

  @Test
  void ratings_are_complete_before_the_step_is_finished() {
    attempt.say(upTo("confidence"), Attempt.START, 1);
    attempt.say("confidence", new ConfidenceAnswer.Rate("i1", 3), LATER);
    assertThatThrownBy(() -> attempt.say("confidence", new Answer.Finish(), LATER))
        .isInstanceOf(AnswerRefused.class);
    attempt.say("confidence", new ConfidenceAnswer.Rate("i1", 4), LATER);
    attempt.say("confidence", new ConfidenceAnswer.Rate("i2", 0), LATER);
    attempt.say("confidence", new Answer.Finish(), LATER);

    assertThat(attempt.events.stream().map(Attempt::told))
        .contains("rated i1 4", "rated i2 0")
        .doesNotContain("rated i1 3");
  }

  @Test
  void whoever_declines_completes_the_module_all_the_same() {
    attempt.say(upTo("attest"), Attempt.START, 1);
    assertThatThrownBy(() -> attempt.say("attest", new Answer.Finish(), LATER))
        .isInstanceOf(AnswerRefused.class);
    attempt.say("attest", new AttestAnswer.Acknowledge(false, "Not with this tool"), LATER);
    attempt.say("attest", new Answer.Finish(), LATER);

    assertThat(attempt.events.stream().map(Attempt::told))
        .containsSubsequence("declined", "finished attest null 100", "completed 1.0 true []")
        .noneMatch(told -> told.startsWith("acknowledged"));
  }

  @Test
  void whoever_declined_may_acknowledge_after_all_but_not_the_reverse() {
    attempt.say(upTo("attest"), Attempt.START, 1);
    attempt.say("attest", new AttestAnswer.Acknowledge(false, null), LATER);
    assertThat(attempt.say("attest", new AttestAnswer.Acknowledge(true, null), LATER)).isTrue();
    assertThat(attempt.say("attest", new AttestAnswer.Acknowledge(false, null), LATER)).isFalse();
    AttestAnswer.Acknowledge kept = attempt.work("attest").work(AttestWork.class).acknowledgement();
    assertThat(kept).isEqualTo(new AttestAnswer.Acknowledge(true, null));
  }

  @Test
  void active_time_does_not_count_breaks() {
    attempt.say("brief", new Answer.Finish(), Attempt.START.plusSeconds(40));
    attempt.say(
        "commit", new CommitAnswer.Choose("a", 75), Attempt.START.plus(Duration.ofHours(9)));
    attempt.say(
        "commit", new Answer.Finish(), Attempt.START.plus(Duration.ofHours(9)).plusSeconds(5));

    assertThat(
            attempt.events.stream()
                .filter(LearningEvent.StepFinished.class::isInstance)
                .map(e -> ((LearningEvent.StepFinished) e).took()))
        .containsExactly(Duration.ofSeconds(40), Duration.ofSeconds(125));
  }

  @Test
  void a_pause_and_no_launch_to_go_by_is_resuming() {
    assertThat(reopened(attempt.state.startedAt().plus(Practice.PAUSE))).isFalse();
    assertThat(reopened(attempt.state.startedAt().plus(Practice.PAUSE).plusMillis(1))).isTrue();
    attempt.say(Triage.perfect(), LATER, 1);
    assertThat(reopened(Attempt.START.plus(Duration.ofDays(9)))).as("completed").isFalse();
  }

  private boolean reopened(Instant now) {
    return AttemptRules.reopen(attempt.state, attempt.context, attempt.module, null, now).changes();
  }
}
