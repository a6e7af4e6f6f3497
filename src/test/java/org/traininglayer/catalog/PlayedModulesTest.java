package org.traininglayer.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.traininglayer.learning.Scoring;
import org.traininglayer.steps.Responses;
import org.traininglayer.steps.StepTypes;
import org.traininglayer.steps.confidence.ConfidenceStep;
import org.traininglayer.steps.decision.DecisionAnswer;
import org.traininglayer.steps.decision.DecisionStep;
import org.traininglayer.steps.decision.DecisionWork;
import org.traininglayer.steps.review.ReviewAnswer;
import org.traininglayer.steps.review.ReviewStep;
import org.traininglayer.steps.review.ReviewWork;

/** Every module on offer, played well and badly. */
class PlayedModulesTest {

  /** Each with the first form of its steps, and with every other one. */
  static List<ModuleContentTest.Case> modules() throws java.io.IOException {
    List<ModuleContentTest.Case> cases = new ArrayList<>();
    for (ModuleContentTest.Case one : ModuleContentTest.modules()) {
      Module module = one.module();
      int most = module.steps().stream().mapToInt(s -> module.forms(s).size()).max().orElse(1);
      for (int form = 0; form < most; form++) {
        Map<String, String> forms = new HashMap<>();
        for (Step step : module.steps()) {
          List<Step> all = module.forms(step);
          forms.put(step.head().id(), all.get(Math.min(form, all.size() - 1)).head().formId());
        }
        cases.add(new ModuleContentTest.Case(module.in(forms), one.checks()));
      }
    }
    return cases;
  }

  @ParameterizedTest
  @MethodSource("modules")
  void who_finds_everything_and_proves_it_has_full_marks(ModuleContentTest.Case one) {
    Result result = play(one.module(), DecisionStep.Level.BEST, true, PlayedModulesTest::expert);
    assertThat(result.score()).isEqualTo(1);
    assertThat(result.passed()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("modules")
  void who_is_right_on_the_whole_passes(ModuleContentTest.Case one) {
    Result result =
        play(
            one.module(),
            DecisionStep.Level.ACCEPTABLE,
            true,
            review -> {
              Map<String, ReviewAnswer.Mark> marks = new HashMap<>(expert(review));
              String decoy = review.decoys().getFirst().unit();
              marks.put(decoy, bare(decoy));
              return marks;
            });
    assertThat(result.passed()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("modules")
  void who_lets_everything_through_or_marks_everything_does_not_pass_whatever_the_decisions(
      ModuleContentTest.Case one) {
    Result nothing = play(one.module(), DecisionStep.Level.BEST, true, review -> Map.of());
    assertThat(nothing.passed()).isFalse();
    assertThat(nothing.critical()).isNotEmpty();
    Result everything =
        play(
            one.module(),
            DecisionStep.Level.BEST,
            true,
            review ->
                review.output().units().stream()
                    .collect(Collectors.toMap(ReviewStep.AiOutput.Unit::id, u -> bare(u.id()))));
    assertThat(everything.critical()).isEmpty();
    assertThat(everything.passed()).isFalse();
  }

  @ParameterizedTest
  @MethodSource("modules")
  void who_finds_the_errors_and_decides_badly_does_not_pass_where_decisions_count(
      ModuleContentTest.Case one) {
    if (one.module().steps().stream()
        .noneMatch(step -> step instanceof DecisionStep && Scoring.counts(step))) {
      return;
    }
    assertThat(
            play(one.module(), DecisionStep.Level.WEAK, false, PlayedModulesTest::expert).passed())
        .isFalse();
    assertThat(
            play(one.module(), DecisionStep.Level.HARMFUL, false, PlayedModulesTest::expert)
                .passed())
        .isFalse();
  }

  @ParameterizedTest
  @MethodSource("modules")
  void confidence_is_asked_with_the_same_items_before_and_after(ModuleContentTest.Case one) {
    assumeThat(one.module().id().value())
        .as("texts of check-ins are asked about by the check-in around them")
        .isNotEqualTo("check-in-reviews");
    var items =
        one.module().steps().stream()
            .filter(ConfidenceStep.class::isInstance)
            .map(step -> ((ConfidenceStep) step).items())
            .toList();
    assertThat(items).hasSize(2);
    assertThat(items.getFirst()).isEqualTo(items.getLast());
  }

  private record Result(double score, List<String> critical, boolean passed) {}

  private static Result play(
      Module module,
      DecisionStep.Level level,
      boolean reasons,
      Function<ReviewStep, Map<String, ReviewAnswer.Mark>> marking) {
    Map<String, Double> scores = new LinkedHashMap<>();
    List<String> critical = List.of();
    for (Step step : module.steps()) {
      if (step instanceof DecisionStep decision) {
        scores.put(step.head().id(), decide(decision, level, reasons));
      } else if (step instanceof ReviewStep review) {
        ReviewWork work = new ReviewWork(marking.apply(review), true, null, null);
        var rules = StepTypes.of(review).rules();
        scores.put(step.head().id(), Objects.requireNonNull(rules.score(review, work)));
        critical = Scoring.counts(review) ? rules.harm(review, work) : critical;
      } else if (step.head().scored()) {
        // All else is done by its key.
        var rules = StepTypes.of(step).rules();
        Double score = rules.score(step, Responses.in(module).work(step, rules.keyed(step)));
        if (score != null) {
          scores.put(step.head().id(), score);
        }
      }
    }
    double score = Scoring.module(module, scores);
    return new Result(score, critical, Scoring.passed(module, score, critical));
  }

  private static double decide(
      DecisionStep decision, DecisionStep.Level level, boolean rightReason) {
    DecisionStep.Choice choice = choice(decision, level);
    DecisionStep.Reason asked = decision.reason();
    DecisionAnswer.GiveReason given =
        asked == null
            ? null
            : new DecisionAnswer.GiveReason(
                asked.options().stream()
                    .filter(o -> !asked.judged() || o.correct() == rightReason)
                    .findFirst()
                    .orElseThrow()
                    .id());
    return Objects.requireNonNull(
        StepTypes.of(decision)
            .rules()
            .score(
                decision, new DecisionWork(new DecisionAnswer.Choose(choice.id(), 75), given, 0)));
  }

  /**
   * An option of this level; where there is none, the best instead of an acceptable one, else the
   * worst.
   */
  private static DecisionStep.Choice choice(DecisionStep decision, DecisionStep.Level level) {
    Comparator<DecisionStep.Choice> byLevel = Comparator.comparing(DecisionStep.Choice::level);
    if (level == DecisionStep.Level.ACCEPTABLE
        && decision.options().stream().noneMatch(o -> o.level() == level)) {
      return choice(decision, DecisionStep.Level.BEST);
    }
    return decision.options().stream()
        .filter(o -> o.level() == level)
        .findFirst()
        .orElseGet(() -> decision.options().stream().max(byLevel).orElseThrow());
  }

  private static Map<String, ReviewAnswer.Mark> expert(ReviewStep review) {
    return review.errors().stream()
        .collect(
            Collectors.toMap(
                ReviewStep.SeededError::unit,
                error ->
                    new ReviewAnswer.Mark(
                        error.unit(),
                        review.families().stream()
                            .filter(card -> card.fits(error))
                            .findFirst()
                            .orElseThrow()
                            .id(),
                        error.evidence().getFirst(),
                        error.actions().getFirst(),
                        90)));
  }

  private static ReviewAnswer.Mark bare(String unit) {
    return new ReviewAnswer.Mark(unit, null, null, null, null);
  }
}
