package org.traininglayer.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.traininglayer.catalog.Module;
import org.traininglayer.catalog.Step;
import org.traininglayer.steps.commit.CommitStep;

class ScoringTest {

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
        new CommitStep(
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
            null,
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
