package org.traininglayer.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.traininglayer.learning.Answer;
import org.traininglayer.learning.Scoring;

/** Every module on offer, played well and badly. */
class PlayedModulesTest {

  static List<ModuleContentTest.Case> modules() throws java.io.IOException {
    return ModuleContentTest.modules();
  }

  @ParameterizedTest
  @MethodSource("modules")
  void who_finds_everything_and_proves_it_has_full_marks(ModuleContentTest.Case one) {
    Result result = play(one.module(), Step.Level.BEST, true, PlayedModulesTest::expert);
    assertThat(result.score()).isEqualTo(1);
    assertThat(result.passed()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("modules")
  void who_is_right_on_the_whole_passes(ModuleContentTest.Case one) {
    Result result =
        play(
            one.module(),
            Step.Level.ACCEPTABLE,
            true,
            review -> {
              Map<String, Answer.Mark> marks = new HashMap<>(expert(review));
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
    Result nothing = play(one.module(), Step.Level.BEST, true, review -> Map.of());
    assertThat(nothing.passed()).isFalse();
    assertThat(nothing.critical()).isNotEmpty();
    Result everything =
        play(
            one.module(),
            Step.Level.BEST,
            true,
            review ->
                review.output().units().stream()
                    .collect(Collectors.toMap(Step.AiOutput.Unit::id, u -> bare(u.id()))));
    assertThat(everything.critical()).isEmpty();
    assertThat(everything.passed()).isFalse();
  }

  @ParameterizedTest
  @MethodSource("modules")
  void who_finds_the_errors_and_decides_badly_does_not_pass(ModuleContentTest.Case one) {
    assertThat(play(one.module(), Step.Level.WEAK, false, PlayedModulesTest::expert).passed())
        .isFalse();
    assertThat(play(one.module(), Step.Level.HARMFUL, false, PlayedModulesTest::expert).passed())
        .isFalse();
  }

  @ParameterizedTest
  @MethodSource("modules")
  void confidence_is_asked_with_the_same_items_before_and_after(ModuleContentTest.Case one) {
    var items =
        one.module().steps().stream()
            .filter(Step.Confidence.class::isInstance)
            .map(step -> ((Step.Confidence) step).items())
            .toList();
    assertThat(items).hasSize(2);
    assertThat(items.getFirst()).isEqualTo(items.getLast());
  }

  private record Result(double score, List<String> critical, boolean passed) {}

  private static Result play(
      Module module,
      Step.Level level,
      boolean reasons,
      Function<Step.Review, Map<String, Answer.Mark>> marking) {
    Map<String, Double> scores = new LinkedHashMap<>();
    List<String> critical = List.of();
    for (Step step : module.steps()) {
      if (step instanceof Step.Decision decision) {
        scores.put(step.head().id(), decide(decision, level, reasons));
      } else if (step instanceof Step.Review review) {
        var score = Scoring.review(review, marking.apply(review));
        scores.put(step.head().id(), score.score());
        critical = Scoring.counts(review) ? score.criticalMisses() : critical;
      }
    }
    double score = Scoring.module(module, scores);
    return new Result(score, critical, Scoring.passed(module, score, critical));
  }

  private static double decide(Step.Decision decision, Step.Level level, boolean rightReason) {
    Step.Choice choice =
        decision.options().stream().filter(o -> o.level() == level).findFirst().orElseThrow();
    Step.ReasonOption reason =
        Objects.requireNonNull(decision.reason()).options().stream()
            .filter(o -> o.correct() == rightReason)
            .findFirst()
            .orElseThrow();
    return Scoring.decision(
        decision, new Answer.Choose(choice.id(), 75), new Answer.GiveReason(reason.id()));
  }

  private static Map<String, Answer.Mark> expert(Step.Review review) {
    return review.errors().stream()
        .collect(
            Collectors.toMap(
                Step.SeededError::unit,
                error ->
                    new Answer.Mark(
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

  private static Answer.Mark bare(String unit) {
    return new Answer.Mark(unit, null, null, null, null);
  }
}
