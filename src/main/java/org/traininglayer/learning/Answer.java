package org.traininglayer.learning;

import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Step.Action;
import org.traininglayer.catalog.Step.Evidence;

/** What a learner says at one place of a step. */
public sealed interface Answer {

  /**
   * A choice in a commit or decision step.
   *
   * @param confidence 50, 60, 75, 90 or 99 percent; null when not asked
   */
  record Choose(String option, @Nullable Integer confidence) implements Answer {}

  /** The reason for a decision, after the choice. */
  record GiveReason(String option) implements Answer {}

  /**
   * Marks a unit of a review as wrong, or changes the mark. Parts not yet answered are null; the
   * mark counts all the same.
   *
   * @param family id of the family card
   * @param confidence 50, 60, 75, 90 or 99 percent
   */
  record Mark(
      String unit,
      @Nullable String family,
      @Nullable Evidence evidence,
      @Nullable Action action,
      @Nullable Integer confidence)
      implements Answer {}

  /** Takes a mark back. */
  record Unmark(String unit) implements Answer {}

  /** Opens a source; kept for the share of sources opened. */
  record OpenSource(String artefact) implements Answer {}

  /** Rates one item from 0 to 10. */
  record Rate(String item, int value) implements Answer {}

  /** Acknowledges, or declines with a comment. */
  record Acknowledge(boolean accepted, @Nullable String comment) implements Answer {}

  /**
   * Submits a review: every unit is now judged, by its mark or by having none. Feedback shows,
   * marks and opened sources no longer change. The step stays open until {@link Finish}, so whoever
   * leaves here comes back to the feedback.
   */
  record Submit() implements Answer {}

  /**
   * Finishes the step: a brief is read, ratings are complete, feedback has been seen. The next step
   * opens. In a review that was not submitted it submits as well.
   */
  record Finish() implements Answer {}
}
