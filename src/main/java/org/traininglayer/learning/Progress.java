package org.traininglayer.learning;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Module;
import org.traininglayer.catalog.Step;

/**
 * Where an attempt stands.
 *
 * @param registration the attempt's id, also the xAPI registration
 * @param number first attempt is 1
 * @param currentStep the first step that is not finished; null when the module is completed
 * @param work what has been done in each step that was opened, by step id
 * @param outcome set when the module is completed
 * @param attemptsAllowed 0 for no limit; for a finished attempt what is set now
 */
public record Progress(
    UUID registration,
    int number,
    Module module,
    @Nullable String currentStep,
    Map<String, StepWork> work,
    Instant startedAt,
    Instant savedAt,
    @Nullable Outcome outcome,
    int attemptsAllowed) {

  /** Copies the map. */
  public Progress {
    work = Map.copyOf(work);
  }

  /** Whether another attempt is allowed after this one. */
  public boolean mayRetake() {
    return outcome != null && (attemptsAllowed == 0 || number < attemptsAllowed);
  }

  Progress allowing(int attempts) {
    return new Progress(
        registration, number, module, currentStep, work, startedAt, savedAt, outcome, attempts);
  }

  /** The work done in a step; empty work when it was never opened. */
  public StepWork work(String step) {
    return work.getOrDefault(step, StepWork.NONE);
  }

  /** What a step says before anything is asked, following what was chosen before it. */
  public String body(Step step) {
    return step.head()
        .body(earlier -> {
          Answer.Choose choice = work(earlier).choice();
          return choice == null ? null : choice.option();
        });
  }

  /**
   * What has been done in a step.
   *
   * @param choice of a commit or decision
   * @param marks in a review, by unit
   * @param sourcesOpened artefact ids
   * @param ratings by item
   * @param submitted whether a review was submitted, so that its feedback shows
   * @param score 0 to 1, once the step is finished (a review: submitted) and scored
   */
  public record StepWork(
      Answer.@Nullable Choose choice,
      Answer.@Nullable GiveReason reason,
      Map<String, Answer.Mark> marks,
      Set<String> sourcesOpened,
      Map<String, Integer> ratings,
      Answer.@Nullable Acknowledge acknowledgement,
      boolean submitted,
      boolean finished,
      @Nullable Double score) {

    /** Nothing done yet. */
    public static final StepWork NONE =
        new StepWork(null, null, Map.of(), Set.of(), Map.of(), null, false, false, null);

    /** Copies the collections. */
    public StepWork {
      marks = Map.copyOf(marks);
      sourcesOpened = Set.copyOf(sourcesOpened);
      ratings = Map.copyOf(ratings);
    }

    StepWork withChoice(Answer.Choose next) {
      return new StepWork(
          next, reason, marks, sourcesOpened, ratings, acknowledgement, submitted, finished, score);
    }

    StepWork withReason(Answer.GiveReason next) {
      return new StepWork(
          choice, next, marks, sourcesOpened, ratings, acknowledgement, submitted, finished, score);
    }

    StepWork withMarks(Map<String, Answer.Mark> next) {
      return new StepWork(
          choice,
          reason,
          next,
          sourcesOpened,
          ratings,
          acknowledgement,
          submitted,
          finished,
          score);
    }

    StepWork withSources(Set<String> next) {
      return new StepWork(
          choice, reason, marks, next, ratings, acknowledgement, submitted, finished, score);
    }

    StepWork withRatings(Map<String, Integer> next) {
      return new StepWork(
          choice, reason, marks, sourcesOpened, next, acknowledgement, submitted, finished, score);
    }

    StepWork withAcknowledgement(Answer.Acknowledge next) {
      return new StepWork(
          choice, reason, marks, sourcesOpened, ratings, next, submitted, finished, score);
    }

    StepWork asSubmitted(@Nullable Double scored) {
      return new StepWork(
          choice, reason, marks, sourcesOpened, ratings, acknowledgement, true, finished, scored);
    }

    StepWork asFinished(@Nullable Double scored) {
      return new StepWork(
          choice, reason, marks, sourcesOpened, ratings, acknowledgement, submitted, true, scored);
    }
  }

  /**
   * The result of a completed module.
   *
   * @param score weighted mean of scored independent steps, 0 to 1
   * @param criticalMisses {@code step/unit} of each critical error that slipped through, {@code
   *     step/option} of each harmful choice; only in steps that count for the score
   */
  public record Outcome(
      double score, boolean passed, List<String> criticalMisses, Instant completedAt) {}
}
