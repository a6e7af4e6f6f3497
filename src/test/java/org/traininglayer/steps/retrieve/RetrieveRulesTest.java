package org.traininglayer.steps.retrieve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.traininglayer.catalog.Module;
import org.traininglayer.catalog.Step;
import org.traininglayer.steps.AnswerRefused;
import org.traininglayer.steps.Change;
import org.traininglayer.steps.Draw;
import org.traininglayer.steps.Nested;
import org.traininglayer.steps.Situation;
import org.traininglayer.steps.StepWork;
import org.traininglayer.steps.commit.CommitAnswer;
import org.traininglayer.steps.commit.CommitStep;
import org.traininglayer.steps.decision.DecisionAnswer;
import org.traininglayer.steps.decision.DecisionStep;
import org.traininglayer.steps.decision.DecisionStep.Level;
import org.traininglayer.steps.retrieve.RetrieveAnswer.Recall;

class RetrieveRulesTest {

  private static final RetrieveRules RULES = new RetrieveRules();

  private static final RetrieveStep STEP =
      new RetrieveStep(
          head("warm-up"), List.of(decision("first"), decision("second"), commit("third")));

  @Test
  void the_score_is_that_of_the_item_by_the_rules_of_its_type() {
    // Reckoned by hand: weak is 0.3; harmful is 0 and harm; a commit with the wrong option is 0.
    assertThat(score("first", new DecisionAnswer.Choose("weak", null))).isEqualTo(0.3);
    assertThat(score("second", new DecisionAnswer.Choose("harm", null))).isEqualTo(0.0);
    assertThat(score("third", new CommitAnswer.Choose("b", null))).isEqualTo(0.0);
    assertThat(score("third", new CommitAnswer.Choose("a", null))).isEqualTo(1.0);
  }

  @Test
  void harm_in_an_item_is_harm_in_the_step_and_has_words() {
    RetrieveWork work = worked("second", new DecisionAnswer.Choose("harm", null)).work();
    assertThat(RULES.harm(STEP, work)).containsExactly("second/harm");
    assertThat(RULES.harm(STEP, "second/harm"))
        .hasValueSatisfying(harm -> assertThat(harm.choice()).isTrue());
    assertThat(RULES.harm(STEP, "elsewhere/harm")).isEmpty();
  }

  @Test
  void it_is_told_once_under_the_id_of_the_item() {
    Change<RetrieveWork> change = worked("third", new CommitAnswer.Choose("a", null));
    assertThat(change.responses())
        .singleElement()
        .satisfies(told -> {
          assertThat(told.question().path()).containsExactly("pool", "third");
          assertThat(told.response()).isEqualTo("a");
          assertThat(told.correct()).isTrue();
        });
  }

  @Test
  void an_answer_to_an_item_that_is_not_asked_changes_nothing() {
    RetrieveWork begun = RULES.begin();
    Situation asks = asking("first");
    assertThat(
            RULES
                .apply(STEP, begun, new Recall("third", new CommitAnswer.Choose("a", null)), asks)
                .work())
        .isSameAs(begun);
    assertThatThrownBy(() -> RULES.finish(STEP, begun, asks)).isInstanceOf(AnswerRefused.class);
    assertThatThrownBy(
            () -> RULES.check(STEP, new Recall("no", new CommitAnswer.Choose("a", null)), module()))
        .isInstanceOf(AnswerRefused.class);
    assertThatThrownBy(() ->
            RULES.check(STEP, new Recall("first", new CommitAnswer.Choose("a", null)), module()))
        .isInstanceOf(AnswerRefused.class);
  }

  @Test
  void what_was_asked_stays_asked_when_the_pool_is_drawn_from_again() {
    RetrieveWork work = worked("first", new DecisionAnswer.Choose("best", null)).work();
    assertThat(RULES.apply(STEP, work, recall("second"), asking("second")).work()).isSameAs(work);
    assertThat(RULES.apply(STEP, work, recall("first"), asking("second")).work()).isSameAs(work);
  }

  @Test
  void each_attempt_asks_another_item_until_all_were_asked_and_each_person_may_begin_elsewhere() {
    Map<String, Integer> first = new HashMap<>();
    for (long seed = 0; seed < 3000; seed++) {
      Set<String> asked = new HashSet<>();
      for (int attempt = 1; attempt <= 3; attempt++) {
        String item = STEP.asked(situation(seed, attempt)).id();
        assertThat(STEP.asked(situation(seed, attempt)).id()).isEqualTo(item);
        asked.add(item);
        if (attempt == 1) {
          first.merge(item, 1, Integer::sum);
        }
      }
      assertThat(asked).hasSize(3);
    }
    assertThat(first.values()).hasSize(3).allMatch(n -> n > 900 && n < 1100);
  }

  @Test
  void a_draw_is_always_among_those_there_are() {
    for (int of = 1; of < 20; of++) {
      for (long seed = -50; seed < 50; seed++) {
        assertThat(Draw.among(of, seed, "x")).isBetween(0, of - 1);
      }
    }
  }

  private static Recall recall(String item) {
    return new Recall(item, new DecisionAnswer.Choose("weak", null));
  }

  private static Double score(String item, org.traininglayer.steps.Answer answer) {
    Double score = RULES.score(STEP, worked(item, answer).work());
    return score == null ? Double.NaN : score;
  }

  private static Change<RetrieveWork> worked(String item, org.traininglayer.steps.Answer answer) {
    return RULES.apply(STEP, RULES.begin(), new Recall(item, answer), asking(item));
  }

  private static Situation asking(String item) {
    for (long seed = 0; ; seed++) {
      Situation situation = situation(seed, 1);
      if (STEP.asked(situation).id().equals(item)) {
        return situation;
      }
    }
  }

  private static Nested decision(String id) {
    return new Nested(
        new DecisionStep(
            head(id),
            "What?",
            List.of(
                new DecisionStep.Choice("best", "Best", Level.BEST, "then", null, null),
                new DecisionStep.Choice("weak", "Weak", Level.WEAK, "then", null, null),
                new DecisionStep.Choice("harm", "Harm", Level.HARMFUL, "then", null, null)),
            null,
            null,
            false));
  }

  private static Nested commit(String id) {
    return new Nested(
        new CommitStep(
            head(id),
            "Which?",
            List.of(new CommitStep.Option("a", "A"), new CommitStep.Option("b", "B")),
            List.of("a"),
            null,
            false,
            null));
  }

  private static Step.Head head(String id) {
    return new Step.Head(
        id,
        id,
        "",
        1,
        List.of(),
        List.of(),
        Step.Guidance.INDEPENDENT,
        List.of(),
        true,
        1,
        Step.FeedbackWhen.IMMEDIATE,
        List.of());
  }

  private static Module module() {
    return new Module(
        new org.traininglayer.kernel.ModuleId("m"),
        "1.0.0",
        Module.Status.RELEASED,
        "M",
        "",
        java.util.Locale.ENGLISH,
        new Module.Audience(List.of(), List.of()),
        1,
        List.of(),
        List.of(),
        List.of(),
        Map.of(),
        new Module.PassRule(0, false, 1),
        List.of(STEP),
        Map.of());
  }

  private static Situation situation(long seed, int attempt) {
    return new Situation() {
      @Override
      public java.time.Instant now() {
        return java.time.Instant.EPOCH.plus(active());
      }

      @Override
      public long seed() {
        return seed;
      }

      @Override
      public int attempt() {
        return attempt;
      }

      @Override
      public Module module() {
        return RetrieveRulesTest.module();
      }

      @Override
      public boolean finished(String step) {
        return false;
      }

      @Override
      public Optional<StepWork> work(Step step) {
        return Optional.empty();
      }

      @Override
      public Set<String> sourcesOpened() {
        return Set.of();
      }

      @Override
      public Duration active() {
        return Duration.ZERO;
      }
    };
  }
}
