package org.traininglayer.learning;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.traininglayer.catalog.Module;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.learning.Triage.Said;
import org.traininglayer.steps.Answer;
import org.traininglayer.steps.Response;
import org.traininglayer.steps.StepWork;
import org.traininglayer.steps.decision.DecisionWork;

/** An attempt in memory: the rules alone, with all events so far. */
final class Attempt {

  static final Instant START = Instant.parse("2026-06-01T08:00:00.123456Z");

  final Module module;
  final AttemptContext context = Triage.context(new LearnerId(new UUID(1, 2)));
  final List<LearningEvent> events = new ArrayList<>();
  AttemptState state;

  Attempt() {
    this(Triage.module());
  }

  Attempt(Module module) {
    this.module = module;
    Transition started =
        AttemptRules.start(
            context, module, new UUID(3, 4), 1, Set.of(), EffectiveSettings.NONE, START);
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

  StepState work(String step) {
    return state.progress(module).work(step);
  }

  /** What was done, without when. */
  Map<String, Object> timeless() {
    Map<String, Object> all = new LinkedHashMap<>();
    state
        .steps()
        .forEach((id, step) ->
            all.put(
                id,
                List.of(
                    timeless(step.work()),
                    step.sourcesOpened(),
                    step.finished(),
                    Objects.requireNonNullElse(step.score(), -1))));
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
      case LearningEvent.ResponseGiven e -> told(e.step().head().id(), e.response());
      case LearningEvent.StepPassedOver e ->
          "passed over %s %s".formatted(e.step().head().id(), e.because());
      case LearningEvent.StepFinished e ->
          "finished %s %s %d".formatted(e.step().head().id(), e.score(), e.progress());
      case LearningEvent.ModuleCompleted e ->
          "completed %s %s %s".formatted(e.score(), e.passed(), e.criticalMisses());
    };
  }

  private static String told(String step, Response said) {
    Map<String, Object> known = new TreeMap<>(said.result());
    List<String> path = said.question().path();
    return switch (path.getFirst()) {
      case "choice" -> "chose %s %s %s".formatted(step, said.response(), said.correct());
      case "reason" -> "reason %s %s".formatted(said.response(), said.correct());
      case "units" ->
          "judged %s %s %s".formatted(path.getLast(), said.response(), said.correct())
              + (known.containsKey("confidence") ? " " + known : "");
      case "marks" ->
          "submitted %s %s %s %s %s %s"
              .formatted(
                  said.response(),
                  known.get("hits"),
                  known.get("misses"),
                  known.get("false-alarms"),
                  known.get("correct-rejections"),
                  known.getOrDefault("sources-opened", List.of()));
      case "items" -> "rated %s %s".formatted(path.getLast(), said.response());
      default -> said.deed().name().toLowerCase(java.util.Locale.ROOT);
    };
  }

  private static Object timeless(StepWork work) {
    return work instanceof DecisionWork decision
        ? new DecisionWork(decision.choice(), decision.reason(), 0)
        : work;
  }
}
