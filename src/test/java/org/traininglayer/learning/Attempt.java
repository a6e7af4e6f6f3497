package org.traininglayer.learning;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.traininglayer.catalog.Module;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.learning.Triage.Said;

/** An attempt in memory: the rules alone, with all events so far. */
final class Attempt {

  static final Instant START = Instant.parse("2026-06-01T08:00:00.123456Z");

  final Module module = Triage.module();
  final AttemptContext context = Triage.context(new LearnerId(new UUID(1, 2)));
  final List<LearningEvent> events = new ArrayList<>();
  AttemptState state;

  Attempt() {
    Transition started =
        AttemptRules.start(
            context, module, new UUID(3, 4), 1, 0, Set.of(), EffectiveSettings.NONE, START);
    state = started.state();
    events.addAll(started.events());
  }

  /** Says something; true when it changed anything. */
  boolean say(String step, Answer answer, Instant now) {
    Transition decided = AttemptRules.decide(state, context, module, step, answer, now);
    state = decided.state();
    events.addAll(decided.events());
    return decided.changes();
  }

  void say(List<Said> all, Instant from, long gapSeconds) {
    Instant now = from;
    for (Said said : all) {
      now = now.plusSeconds(gapSeconds);
      say(said.step(), said.answer(), now);
    }
  }

  Progress.StepWork work(String step) {
    return state.progress(module).work(step);
  }

  /** What was done, without when. */
  Map<String, Object> timeless() {
    Map<String, Object> all = new LinkedHashMap<>();
    state.steps().forEach((id, step) -> all.put(id, step.work()));
    Progress.Outcome outcome = state.outcome();
    if (outcome != null) {
      all.put("outcome", List.of(outcome.score(), outcome.passed(), outcome.criticalMisses()));
    }
    return all;
  }

  /** What an event says, without when. */
  static String told(LearningEvent event) {
    return switch (event) {
      case LearningEvent.AttemptStarted e -> "started";
      case LearningEvent.AttemptResumed e -> "resumed";
      case LearningEvent.StepOpened e -> "opened " + e.step().head().id();
      case LearningEvent.OptionChosen e ->
          "chose %s %s %s".formatted(e.step().head().id(), e.option(), e.correct());
      case LearningEvent.ReasonGiven e -> "reason " + e.option() + " " + e.correct();
      case LearningEvent.UnitJudged e ->
          "judged %s %s %s".formatted(e.unit(), e.mark(), e.correct());
      case LearningEvent.ReviewSubmitted e ->
          "submitted %s %d %d %d %d %s"
              .formatted(
                  e.marked(),
                  e.hits(),
                  e.misses(),
                  e.falseAlarms(),
                  e.correctRejections(),
                  e.sourcesOpened());
      case LearningEvent.ConfidenceRated e -> "rated " + e.item() + " " + e.value();
      case LearningEvent.Acknowledged e -> "acknowledged " + e.moduleScore();
      case LearningEvent.AcknowledgementDeclined e -> "declined";
      case LearningEvent.StepFinished e ->
          "finished %s %s %d".formatted(e.step().head().id(), e.score(), e.progress());
      case LearningEvent.ModuleCompleted e ->
          "completed %s %s %s".formatted(e.score(), e.passed(), e.criticalMisses());
    };
  }
}
