package org.traininglayer.learning;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Module;
import org.traininglayer.catalog.Step;
import org.traininglayer.catalog.Way;
import org.traininglayer.learning.LearningEvent.Occasion;
import org.traininglayer.steps.Situation;
import org.traininglayer.steps.StepWork;

/** The next state of an attempt and its events, while they are being worked out. */
final class TransitionBuilder {

  private static final long LONGEST_GAP_MILLIS = 120_000;

  private final AttemptState before;
  private final AttemptContext context;
  private final Module module;
  private final Instant now;
  private final Map<String, StepState> steps;
  private final Set<UUID> launches;
  private final List<LearningEvent> events = new ArrayList<>();
  private Instant lastEventAt;
  private Progress.@Nullable Outcome outcome;

  /** Time never runs backwards within an attempt, whichever node's clock is asked. */
  TransitionBuilder(AttemptState before, AttemptContext context, Module module, Instant now) {
    this.before = before;
    this.context = context;
    this.module = module;
    Instant asked = now.truncatedTo(ChronoUnit.MILLIS);
    this.now = asked.isBefore(before.lastActiveAt()) ? before.lastActiveAt() : asked;
    this.steps = new HashMap<>(before.steps());
    this.launches = new HashSet<>(before.launches());
    this.lastEventAt = before.lastEventAt();
    this.outcome = before.outcome();
  }

  /** The occasion of the next event: now, but at least a millisecond after the one before. */
  Occasion occasion() {
    Instant next = lastEventAt.plusMillis(1);
    lastEventAt = now.isBefore(next) ? next : now;
    return new Occasion(context, module, before.registration(), before.number(), lastEventAt);
  }

  void publish(LearningEvent event) {
    events.add(event);
  }

  Module module() {
    return module;
  }

  /** When this happens. */
  Instant now() {
    return now;
  }

  AttemptState before() {
    return before;
  }

  StepState step(Step step) {
    return Objects.requireNonNullElseGet(steps.get(step.head().id()), () -> StepState.opened(step));
  }

  void put(Step step, StepState state) {
    steps.put(step.head().id(), state);
  }

  /** Counts the time since the last answer for this step. */
  StepState spend(Step step) {
    long gap = Duration.between(before.lastActiveAt(), now).toMillis();
    StepState spent = step(step).spent(Math.min(gap, LONGEST_GAP_MILLIS));
    put(step, spent);
    return spent;
  }

  void open(Step step) {
    put(step, StepState.opened(step));
    publish(new LearningEvent.StepOpened(occasion(), step));
  }

  void launchedBy(UUID launch) {
    launches.add(launch);
  }

  /** The way that the attempt takes, as far as it can be told now. */
  Way way() {
    return Ways.of(module, steps);
  }

  boolean isOpen(Step step) {
    return steps.containsKey(step.head().id());
  }

  boolean finished(String stepId) {
    StepState state = steps.get(stepId);
    return state != null && state.finished();
  }

  /** What surrounds a step now. */
  Situation around(Step step) {
    return new Situation() {
      @Override
      public Instant now() {
        return now;
      }

      @Override
      public long seed() {
        return before.seedOrOwn();
      }

      @Override
      public int attempt() {
        return before.number();
      }

      @Override
      public Module module() {
        return module;
      }

      @Override
      public boolean finished(String other) {
        return TransitionBuilder.this.finished(other);
      }

      @Override
      public Optional<StepWork> work(Step other) {
        return Optional.ofNullable(steps.get(other.head().id())).map(StepState::work);
      }

      @Override
      public Set<String> sourcesOpened() {
        return TransitionBuilder.this.step(step).sourcesOpened();
      }

      @Override
      public Duration active() {
        return Duration.ofMillis(TransitionBuilder.this.step(step).activeMillis());
      }
    };
  }

  void complete(Progress.Outcome reached) {
    outcome = reached;
  }

  Duration activeInAll() {
    return Duration.ofMillis(steps.values().stream().mapToLong(StepState::activeMillis).sum());
  }

  /** Scores of the steps that have one, by step id. */
  Map<String, Double> scores() {
    return state(before.savedAt()).scores();
  }

  /** An answer is new. */
  Transition saved() {
    // Pages name by this moment what they showed: it never goes back, whichever node answers.
    Instant last = before.savedAt();
    return new Transition(state(now.isAfter(last) ? now : last.plusMillis(1)), true, events);
  }

  /** Something happened that is no answer. */
  Transition noted() {
    return new Transition(state(before.savedAt()), false, events);
  }

  private AttemptState state(Instant savedAt) {
    return new AttemptState(
        before.registration(),
        before.number(),
        before.moduleVersion(),
        before.startedAt(),
        lastEventAt,
        now,
        savedAt,
        launches,
        steps,
        outcome,
        before.terms(),
        AttemptState.Tally.of(way(), steps),
        before.seed());
  }
}
