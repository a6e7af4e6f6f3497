package org.traininglayer.learning;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Module;
import org.traininglayer.catalog.Step;
import org.traininglayer.steps.Response;

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
   * Something in a step was answered, and goes on record.
   *
   * @param response what was asked, what was said, and what is known of it
   * @param instead whether it takes the place of what was answered to the same before
   */
  record ResponseGiven(Occasion occasion, Step step, Response response, boolean instead)
      implements LearningEvent {

    /** Answered for the first time, or beside what was answered before. */
    public ResponseGiven(Occasion occasion, Step step, Response response) {
      this(occasion, step, response, false);
    }
  }

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
   * A step was passed over for good: what comes after it is open. It can still be opened where it
   * only need not be done.
   */
  record StepPassedOver(Occasion occasion, Step step, Cause because) implements LearningEvent {

    /** Why. */
    public enum Cause {
      /** What it teaches was proven before. */
      PROVEN,
      /** It is not on the way that was taken. */
      OTHER_WAY
    }
  }

  /**
   * The module was worked through to its end; the last event of an attempt.
   *
   * @param madeGood those of the critical misses that were made good before the end
   */
  record ModuleCompleted(
      Occasion occasion,
      double score,
      boolean passed,
      List<String> criticalMisses,
      List<String> madeGood,
      Duration took)
      implements LearningEvent, CriticalErrors {

    /** With nothing made good. */
    public ModuleCompleted(
        Occasion occasion,
        double score,
        boolean passed,
        List<String> criticalMisses,
        Duration took) {
      this(occasion, score, passed, criticalMisses, List.of(), took);
    }

    /** Why it was not passed; null when it was. */
    public @Nullable NotPassed notPassed() {
      return NotPassed.of(occasion.module(), score, passed, unresolved());
    }
  }
}
