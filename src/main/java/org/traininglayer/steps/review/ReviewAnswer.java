package org.traininglayer.steps.review;

import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Evidence;
import org.traininglayer.steps.Answer;
import org.traininglayer.steps.review.ReviewStep.Action;

/** What is said in a review. */
public sealed interface ReviewAnswer extends Answer {

  /**
   * Marks a claim as wrong, or changes the mark. Parts not yet answered are null.
   *
   * @param unit id of the claim
   * @param family id of the family card
   * @param action only in marks of earlier days; asked once for the whole review since
   * @param confidence likewise, in percent
   */
  record Mark(
      String unit,
      @Nullable String family,
      @Nullable Evidence evidence,
      @Nullable Action action,
      @Nullable Integer confidence)
      implements ReviewAnswer {

    /** A mark as it is made now. */
    public Mark(String unit, @Nullable String family, @Nullable Evidence evidence) {
      this(unit, family, evidence, null, null);
    }

    @Override
    public String item() {
      return unit;
    }
  }

  /** Takes a mark back. */
  record Unmark(String unit) implements ReviewAnswer {

    @Override
    public String item() {
      return unit;
    }
  }

  /**
   * Submits the review: every claim is now judged, by its mark or by having none. Feedback shows,
   * marks and opened sources no longer change. The step stays open, so whoever leaves here comes
   * back to the feedback.
   *
   * @param action what happens with the text now; null when not asked
   * @param confidence how sure of the marks, in percent; null when not asked
   */
  record Submit(@Nullable Action action, @Nullable Integer confidence) implements ReviewAnswer {}
}
