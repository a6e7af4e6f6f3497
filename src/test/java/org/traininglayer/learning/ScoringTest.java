package org.traininglayer.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.traininglayer.catalog.Module;
import org.traininglayer.catalog.Step;
import org.traininglayer.learning.Scoring.ReviewScore;

class ScoringTest {

  private static Map<String, Answer.Mark> marks(Answer.Mark... marks) {
    Map<String, Answer.Mark> byUnit = new LinkedHashMap<>();
    for (Answer.Mark mark : marks) {
      byUnit.put(mark.unit(), mark);
    }
    return byUnit;
  }

  private static Step.Review asking(Step.Ask ask) {
    Step.Review r = Triage.REVIEW;
    return new Step.Review(
        r.head(),
        r.output(),
        r.errors(),
        r.decoys(),
        r.sourcesRequired(),
        ask,
        r.families(),
        r.dense(),
        r.baseRateNote());
  }

  @Test
  void where_two_kinds_of_error_fit_both_are_right() {
    Step.SeededError one = Triage.REVIEW.errors().getFirst();
    var error =
        new Step.SeededError(
            one.unit(),
            List.of("omission", "invented-fact"),
            one.severity(),
            one.truth(),
            one.evidence(),
            one.actions(),
            one.why());
    Step.Review r = Triage.REVIEW;
    var review =
        new Step.Review(
            r.head(),
            r.output(),
            List.of(error),
            r.decoys(),
            r.sourcesRequired(),
            r.ask(),
            List.of(
                new Step.FamilyCard("left-out", "Left out", List.of("omission")),
                new Step.FamilyCard("made-up", "Made up", List.of("invented-fact")),
                new Step.FamilyCard("number", "Wrong number", List.of("number-slip"))),
            r.dense(),
            r.baseRateNote());
    for (String card : List.of("left-out", "made-up")) {
      assertThat(
              Scoring.rightFamily(review, error, Triage.mark("u1", card, "101", Step.Action.FIX)))
          .as(card)
          .isTrue();
    }
    assertThat(
            Scoring.rightFamily(review, error, Triage.mark("u1", "number", "101", Step.Action.FIX)))
        .isFalse();
    assertThat(error.family()).isEqualTo("omission");
  }

  @Test
  void nothing_marked_misses_everything_and_scores_nothing() {
    ReviewScore score = Scoring.review(Triage.REVIEW, Map.of());
    assertThat(score.misses()).containsExactly("u1", "u3", "u5");
    assertThat(score.criticalMisses()).containsExactly("u1");
    assertThat(score.correctRejections()).containsExactly("u2", "u4", "u6", "u7", "u8");
    assertThat(score.score()).isZero();
  }

  @Test
  void everything_marked_is_no_way_to_a_good_score() {
    Answer.Mark[] all =
        Triage.REVIEW.output().units().stream()
            .map(u -> Triage.mark(u.id()))
            .toArray(Answer.Mark[]::new);
    ReviewScore score = Scoring.review(Triage.REVIEW, marks(all));
    assertThat(score.detection()).isEqualTo(1);
    assertThat(score.falseAlarmRate()).isEqualTo(1);
    assertThat(score.score()).isCloseTo(0.35, within(1e-6));
  }

  @Test
  void detection_is_weighted_by_severity_and_false_alarms_cost_half() {
    ReviewScore score =
        Scoring.review(
            Triage.REVIEW,
            marks(
                Triage.mark("u1", "reading", "101", Step.Action.ESCALATE),
                Triage.mark("u5", "reading", "101", Step.Action.FIX),
                Triage.mark("u2")));
    assertThat(score.hits()).containsExactly("u1", "u5");
    assertThat(score.falseAlarms()).containsExactly("u2");
    assertThat(score.detection()).isCloseTo(4 / 6.0, within(1e-9));
    assertThat(score.falseAlarmRate()).isCloseTo(0.2, within(1e-9));
    assertThat(score.rightEvidence()).isEqualTo(0.5);
    assertThat(score.rightAction()).isEqualTo(1.0);
    assertThat(score.score()).isCloseTo(0.7 * (4 / 6.0 - 0.1) + 0.15 * 0.5 + 0.15, within(1e-6));
  }

  @Test
  void a_question_that_is_not_asked_does_not_lower_the_score() {
    ReviewScore score =
        Scoring.review(
            asking(new Step.Ask(false, false, false, false)),
            marks(Triage.mark("u1"), Triage.mark("u3"), Triage.mark("u5")));
    assertThat(score.rightEvidence()).isNull();
    assertThat(score.rightAction()).isNull();
    assertThat(score.score()).isEqualTo(1);
  }

  @Test
  void a_family_is_right_when_its_card_holds_it() {
    Step.SeededError stale = Triage.REVIEW.errorIn("u3").orElseThrow();
    assertThat(Scoring.rightFamily(Triage.REVIEW, stale, Triage.mark("u3"))).isFalse();
    assertThat(
            Scoring.rightFamily(
                Triage.REVIEW, stale, Triage.mark("u3", "numbers", "101", Step.Action.FIX)))
        .isTrue();
    assertThat(
            Scoring.rightFamily(
                Triage.REVIEW, stale, Triage.mark("u3", "reading", "101", Step.Action.FIX)))
        .isFalse();
    assertThat(
            Scoring.rightFamily(
                asking(new Step.Ask(false, true, true, true)), stale, Triage.mark("u3")))
        .isNull();
  }

  @Test
  void a_decision_is_seven_tenths_choice_and_three_tenths_reason() {
    Answer.GiveReason right = new Answer.GiveReason("fact");
    Answer.GiveReason wrong = new Answer.GiveReason("feeling");
    assertThat(decision("go", right)).isEqualTo(1.0);
    assertThat(decision("go", wrong)).isEqualTo(0.7);
    assertThat(decision("call", right)).isEqualTo(0.79);
    assertThat(decision("wait", wrong)).isEqualTo(0.21);
    assertThat(decision("skip", right)).isEqualTo(0.3);
    assertThat(decision("skip", wrong)).isZero();
  }

  private static double decision(String option, Answer.GiveReason reason) {
    return Scoring.decision(Triage.DECISION, new Answer.Choose(option, 75), reason);
  }

  @Test
  void a_decision_without_a_reason_is_its_choice() {
    Step.Decision plain =
        new Step.Decision(
            Triage.DECISION.head(), "What now?", Triage.DECISION.options(), null, false);
    assertThat(Scoring.decision(plain, new Answer.Choose("call", null), null)).isEqualTo(0.7);
  }

  @Test
  void the_module_is_the_weighted_mean_of_scored_independent_steps() {
    Module module = Triage.module();
    // review weighs 2, decision 1; commit, confidence and attest are not scored
    assertThat(
            Scoring.module(
                module, Map.of("commit", 0.0, "review", 0.25, "decision", 1.0, "confidence", 0.0)))
        .isEqualTo(0.5);
    assertThat(Scoring.module(module, Map.of("review", 0.5))).isEqualTo(0.5);
    assertThat(Scoring.module(module, Map.of())).isEqualTo(1);
  }

  @Test
  void guided_steps_never_lower_the_score() {
    Step.Head h = Triage.head("guided", true, 5);
    Step guided =
        new Step.Commit(
            new Step.Head(
                h.id(),
                h.title(),
                h.body(),
                h.minutes(),
                h.competencies(),
                h.metrics(),
                Step.Guidance.GUIDED,
                h.artefacts(),
                h.scored(),
                h.weight(),
                h.feedback(),
                h.sources()),
            "?",
            List.of(),
            List.of("a"),
            false,
            null);
    assertThat(Scoring.counts(guided)).isFalse();
    assertThat(Scoring.counts(Triage.REVIEW)).isTrue();
    assertThat(Scoring.counts(Triage.CONFIDENCE)).isFalse();
  }

  @Test
  void a_critical_miss_prevents_passing_only_where_the_module_says_so() {
    Module strict = Triage.module();
    assertThat(Scoring.passed(strict, 0.75, List.of())).isTrue();
    assertThat(Scoring.passed(strict, 0.7499, List.of())).isFalse();
    assertThat(Scoring.passed(strict, 1, List.of("review/u1"))).isFalse();
    Module lenient =
        new Module(
            strict.id(),
            strict.version(),
            strict.status(),
            strict.title(),
            strict.summary(),
            strict.locale(),
            strict.audience(),
            strict.minutes(),
            strict.primaryCompetencies(),
            strict.secondaryCompetencies(),
            strict.sources(),
            strict.variables(),
            new Module.PassRule(0.75, false, 0),
            strict.steps(),
            strict.artefacts());
    assertThat(Scoring.passed(lenient, 0.8, List.of("review/u1"))).isTrue();
  }
}
