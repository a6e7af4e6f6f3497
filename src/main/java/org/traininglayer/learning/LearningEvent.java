package org.traininglayer.learning;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Module;
import org.traininglayer.catalog.Step;

/**
 * Something that happened while learning, in the past tense. Published inside the transaction that
 * caused it; instants rise strictly within one attempt.
 */
public sealed interface LearningEvent {

  /** Who, where and when. */
  Occasion occasion();

  /**
   * Who, where and when.
   *
   * @param registration the attempt
   * @param attempt first is 1
   */
  record Occasion(
      AttemptContext context, Module module, UUID registration, int attempt, Instant at) {}

  /** A first answerable page was shown. */
  record AttemptStarted(Occasion occasion) implements LearningEvent {}

  /** Work goes on after a new launch. */
  record AttemptResumed(Occasion occasion) implements LearningEvent {}

  /** A step was entered for the first time in this attempt. */
  record StepOpened(Occasion occasion, Step step) implements LearningEvent {}

  /**
   * An option was chosen in a commit or decision step.
   *
   * @param correct the best or an acceptable option; null when there is no key
   * @param score of the choice alone, 0 to 1; null when there is no key or the step is not scored
   * @param confidence percent
   */
  record OptionChosen(
      Occasion occasion,
      Step step,
      String option,
      @Nullable Boolean correct,
      @Nullable Double score,
      @Nullable Integer confidence,
      Duration took)
      implements LearningEvent {}

  /** A reason was given for a decision. */
  record ReasonGiven(
      Occasion occasion, Step.Decision step, String option, boolean correct, Duration took)
      implements LearningEvent {}

  /**
   * One unit of a review was judged; published for every unit when the review is submitted.
   *
   * @param error what is wrong with it; null when the unit is right
   * @param mark the learner's mark; null when it was let through
   * @param rightEvidence whether the mark names a right proof; null when not asked or no error
   */
  record UnitJudged(
      Occasion occasion,
      Step.Review step,
      String unit,
      Step.@Nullable SeededError error,
      Answer.@Nullable Mark mark,
      @Nullable Boolean rightFamily,
      @Nullable Boolean rightEvidence,
      @Nullable Boolean rightAction)
      implements LearningEvent {

    /** Whether the judgement is right: a wrong unit marked, or a right one let through. */
    public boolean correct() {
      return (error != null) == (mark != null);
    }
  }

  /**
   * A review was submitted, after its units.
   *
   * @param marked ids of the units that were marked as wrong, in reading order
   */
  record ReviewSubmitted(
      Occasion occasion,
      Step.Review step,
      List<String> marked,
      int hits,
      int misses,
      int falseAlarms,
      int correctRejections,
      List<String> criticalMisses,
      Set<String> sourcesOpened,
      double score,
      Duration took)
      implements LearningEvent {}

  /** One item of a self-rating, when the step is finished. */
  record ConfidenceRated(Occasion occasion, Step.Confidence step, String item, int value)
      implements LearningEvent {}

  /** An acknowledgement was given. */
  record Acknowledged(
      Occasion occasion, Step.Attest step, String statementSha256, @Nullable Double moduleScore)
      implements LearningEvent {}

  /** An acknowledgement was declined. */
  record AcknowledgementDeclined(Occasion occasion, Step.Attest step) implements LearningEvent {}

  /**
   * A step was finished.
   *
   * @param progress share of steps finished, 0 to 100
   * @param took active time in the step: gaps capped at two minutes
   */
  record StepFinished(
      Occasion occasion, Step step, @Nullable Double score, int progress, Duration took)
      implements LearningEvent {}

  /**
   * The module was worked through to its end; the last event of an attempt.
   *
   * @param gradeScore best score of all attempts so far, which is the grade
   */
  record ModuleCompleted(
      Occasion occasion,
      double score,
      boolean passed,
      List<String> criticalMisses,
      double gradeScore,
      Duration took)
      implements LearningEvent {}
}
