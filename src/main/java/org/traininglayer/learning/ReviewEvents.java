package org.traininglayer.learning;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Step;
import org.traininglayer.catalog.Step.AiOutput.Unit;
import org.traininglayer.learning.AttemptState.StepState;

/** The events of a submitted review: one for each unit in reading order, then one for the whole. */
final class ReviewEvents {

  private ReviewEvents() {}

  static void publish(TransitionBuilder turn, Step.Review step, StepState state) {
    for (Unit unit : step.output().units()) {
      turn.publish(judged(turn, step, unit.id(), state.work().marks().get(unit.id())));
    }
    List<String> marked =
        step.output().units().stream()
            .map(Unit::id)
            .filter(state.work().marks()::containsKey)
            .toList();
    Scoring.ReviewScore score = Scoring.review(step, state.work().marks());
    turn.publish(
        new LearningEvent.ReviewSubmitted(
            turn.occasion(),
            step,
            marked,
            score.hits().size(),
            score.misses().size(),
            score.falseAlarms().size(),
            score.correctRejections().size(),
            score.criticalMisses(),
            state.work().sourcesOpened(),
            score.score(),
            Duration.ofMillis(state.activeMillis())));
  }

  private static LearningEvent.UnitJudged judged(
      TransitionBuilder turn, Step.Review step, String unit, Answer.@Nullable Mark mark) {
    Step.SeededError error = step.errorIn(unit).orElse(null);
    Boolean family = null;
    Boolean evidence = null;
    Boolean action = null;
    if (error != null && mark != null) {
      family = Scoring.rightFamily(step, error, mark);
      evidence = step.ask().evidence() ? Scoring.rightEvidence(error, mark) : null;
      action = step.ask().action() ? Scoring.rightAction(error, mark) : null;
    }
    return new LearningEvent.UnitJudged(
        turn.occasion(), step, unit, error, mark, family, evidence, action);
  }
}
