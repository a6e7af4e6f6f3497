package org.traininglayer.steps.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.traininglayer.catalog.Step;
import org.traininglayer.delivery.Course;
import org.traininglayer.steps.Response;
import org.traininglayer.steps.decision.DecisionAnswer.Choose;
import org.traininglayer.steps.decision.DecisionAnswer.GiveReason;
import org.traininglayer.steps.decision.DecisionStep.Choice;
import org.traininglayer.steps.decision.DecisionStep.Level;
import org.traininglayer.steps.decision.DecisionStep.Reason;
import org.traininglayer.steps.decision.DecisionStep.ReasonOption;

class DecisionRulesTest {

  private static final Reason WHY =
      new Reason(
          "Why?",
          List.of(
              new ReasonOption("fact", "A fact", true, List.of()),
              new ReasonOption("distance", "It is nearer", false, List.of("call")),
              new ReasonOption("feeling", "A feeling", false, List.of())));

  private static DecisionStep decision(@Nullable Reason reason) {
    return new DecisionStep(
        new Step.Head(
            "decision",
            "Decision",
            "",
            1,
            List.of(),
            List.of(),
            Step.Guidance.INDEPENDENT,
            List.of(),
            true,
            1,
            Step.FeedbackWhen.IMMEDIATE,
            List.of()),
        "What now?",
        List.of(
            new Choice("go", "go", Level.BEST, "then", null, null),
            new Choice("call", "call", Level.ACCEPTABLE, "then", null, null),
            new Choice("wait", "wait", Level.WEAK, "then", null, null),
            new Choice("skip", "skip", Level.HARMFUL, "then", null, null)),
        reason,
        null,
        false);
  }

  private static Response chosen(DecisionStep step, String option) {
    DecisionRules rules = new DecisionRules();
    return rules
        .apply(step, rules.begin(), new Choose(option, null), Course.ALONE)
        .responses()
        .getFirst();
  }

  private static @Nullable Double score(String option, String reason) {
    return new DecisionRules()
        .score(
            decision(WHY), new DecisionWork(new Choose(option, null), new GiveReason(reason), 0));
  }

  @Test
  void a_decision_is_seven_tenths_choice_and_three_tenths_reason() {
    assertThat(score("go", "fact")).isEqualTo(1.0);
    assertThat(score("go", "feeling")).isEqualTo(0.7);
    assertThat(score("call", "fact")).isEqualTo(0.79);
    assertThat(score("wait", "feeling")).isEqualTo(0.21);
    assertThat(score("skip", "fact")).isEqualTo(0.3);
    assertThat(score("skip", "feeling")).isZero();
  }

  @Test
  void a_reason_that_carries_another_option_counts_with_that_one_only() {
    assertThat(score("call", "distance")).isEqualTo(0.79);
    assertThat(score("go", "distance")).isEqualTo(0.7);
  }

  @Test
  void what_somebody_says_of_themselves_is_neither_right_nor_wrong_and_costs_nothing() {
    Reason own =
        new Reason(
            "What decided it for you?",
            List.of(
                new ReasonOption("rules-allow-it", "The rules", false, List.of()),
                new ReasonOption("afraid-of-finding", "A finding", false, List.of())));
    DecisionStep step = decision(own);
    DecisionWork work =
        new DecisionWork(new Choose("go", null), new GiveReason("afraid-of-finding"), 0);
    assertThat(new DecisionRules().score(step, work)).isEqualTo(1.0);
    Response said = new DecisionRules().told(step, work, Course.ALONE).getLast();
    assertThat(said.correct()).isNull();
    assertThat(said.response()).isEqualTo("afraid-of-finding");
    DecisionView view = DecisionView.of(step, work, true);
    assertThat(view.level()).isEqualTo("best");
    assertThat(view.reasonRight()).isNull();
    assertThat(view.reasonJudged()).isFalse();
  }

  @Test
  void what_a_choice_does_about_a_use_of_ai_goes_on_record_with_what_the_rules_say() {
    DecisionStep asked = decision(null);
    DecisionStep step =
        new DecisionStep(
            asked.head(),
            asked.question(),
            asked.options(),
            null,
            null,
            false,
            new DecisionStep.Policy(
                "permitted",
                "010-sort/sorted/agenda",
                Map.of("go", "use", "call", "escalate", "wait", "avoid", "skip", "avoid")));
    assertThat(chosen(step, "wait").result())
        .containsEntry("permission", "permitted")
        .containsEntry("use", "avoid");
    assertThat(chosen(step, "wait").context()).containsEntry("knowledge", "010-sort/sorted/agenda");
    assertThat(chosen(asked, "wait").result()).doesNotContainKeys("permission", "use");
  }

  @Test
  void a_decision_without_a_reason_is_its_choice() {
    assertThat(
            new DecisionRules()
                .score(decision(null), new DecisionWork(new Choose("call", null), null, 0)))
        .isEqualTo(0.7);
  }

  @Test
  void neither_consequence_nor_verdict_is_told_before_the_reason_is_given() {
    DecisionView chosen =
        DecisionView.of(decision(WHY), new DecisionWork(new Choose("go", null), null, 0), true);
    assertThat(chosen.then()).isNull();
    assertThat(chosen.level()).isNull();
    assertThat(chosen.asksReason()).isTrue();

    DecisionView reasoned =
        DecisionView.of(
            decision(WHY),
            new DecisionWork(new Choose("go", null), new GiveReason("feeling"), 0),
            true);
    assertThat(reasoned.then()).isEqualTo("then");
    assertThat(reasoned.level()).isEqualTo("best");
  }
}
