package org.traininglayer.learning;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Module;
import org.traininglayer.catalog.Step;
import org.traininglayer.catalog.Way;
import org.traininglayer.steps.Situation;
import org.traininglayer.steps.StepTypes;

/**
 * Where an attempt stands.
 *
 * @param registration the attempt's id, also the xAPI registration
 * @param number first attempt is 1
 * @param seed opaque, the same whenever this person works on this module
 * @param way the steps that this attempt takes; beyond what is chosen so far, the usual ones
 * @param currentStep the first step of it that is not finished; null when the module is completed
 * @param work what has been done in each step that was opened, by step id
 * @param outcome set when the module is completed
 * @param attemptsAllowed 0 for no limit; for a finished attempt what is set now
 */
public record Progress(
    UUID registration,
    int number,
    long seed,
    Module module,
    Way way,
    @Nullable String currentStep,
    Map<String, StepState> work,
    Instant startedAt,
    Instant savedAt,
    @Nullable Outcome outcome,
    int attemptsAllowed) {

  /** Copies the map. */
  public Progress {
    work = Map.copyOf(work);
  }

  /** The score of the steps that count and are finished, 0 to 1; null where there is none. */
  public @Nullable Double scoreSoFar() {
    Map<String, Double> scores = new HashMap<>();
    for (Step step : module.steps()) {
      StepState state = work.get(step.head().id());
      Double score = state == null || !state.finished() ? null : state.score();
      if (score != null && Scoring.counts(step)) {
        scores.put(step.head().id(), score);
      }
    }
    return scores.isEmpty() ? null : Double.valueOf(Scoring.module(module, scores));
  }

  /** Whether another attempt is allowed after this one. */
  public boolean mayRetake() {
    return outcome != null && (attemptsAllowed == 0 || number < attemptsAllowed);
  }

  Progress allowing(int attempts) {
    return new Progress(
        registration,
        number,
        seed,
        module,
        way,
        currentStep,
        work,
        startedAt,
        savedAt,
        outcome,
        attempts);
  }

  /** What has been done in a step; nothing when it was never opened. */
  public StepState work(Step step) {
    StepState state = work.get(step.head().id());
    return state == null ? StepState.opened(step) : state;
  }

  /** The same by the id of a step of the module. */
  public StepState work(String step) {
    return work(module.step(step).orElseThrow());
  }

  /** Whether a step is finished. */
  public boolean finished(String step) {
    StepState state = work.get(step);
    return state != null && state.finished();
  }

  /** Whether a step may be looked at: reached on the way, or one that need not be done. */
  public boolean isOpen(Step step) {
    if (outcome != null) {
      return finished(step.head().id()) || isRenewed(step);
    }
    int here = way.position(step);
    int current = currentStep == null ? way.steps().size() : way.position(current());
    return (here >= 0 && here <= current)
        || way.passesOver(step)
        || work.containsKey(step.head().id());
  }

  /** Whether a step of a completed module was opened once more, to be acknowledged anew. */
  public boolean isRenewed(Step step) {
    StepState state = work.get(step.head().id());
    return outcome != null
        && state != null
        && !state.finished()
        && way.position(step) >= 0
        && StepTypes.of(step).signing() != null;
  }

  private Step current() {
    return module.step(String.valueOf(currentStep)).orElseThrow();
  }

  /** What a step says before anything is asked, following what was chosen before it. */
  public String body(Step step) {
    return step.head()
        .body(earlier ->
            module
                .step(earlier)
                .map(other -> StepTypes.of(other).rules().chosen(work(other).work()))
                .orElse(null));
  }

  /** What surrounds a step when it is shown as it was left. */
  public Situation around(Step step) {
    return around(step, savedAt);
  }

  /** What surrounds a step that is under way when it is looked at. */
  public Situation around(Step step, Instant now) {
    return new ProgressSituation(this, step, now);
  }

  /**
   * The result of a completed module.
   *
   * @param score weighted mean of scored independent steps, 0 to 1
   * @param criticalMisses {@code form/unit} of each critical error that slipped through, {@code
   *     form/option} of each harmful choice, where the first or only form of a step bears its name;
   *     only in steps that count for the score
   * @param madeGood those of them that prevent passing no more, as they were made good afterwards
   */
  public record Outcome(
      double score,
      boolean passed,
      List<String> criticalMisses,
      Instant completedAt,
      List<String> madeGood)
      implements CriticalErrors {

    /** Copies the list; attempts kept earlier have none. */
    public Outcome {
      madeGood = madeGood == null ? List.of() : List.copyOf(madeGood);
    }
  }
}
