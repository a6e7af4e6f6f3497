package org.traininglayer.adoption;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.traininglayer.kernel.AccountKey;

/**
 * What one statement says, as far as the figures need it. Flat, so that it can be kept in a row and
 * taken out again.
 *
 * @param course the course activity; empty when there was none
 * @param week Monday of the ISO week (UTC) in which it happened
 * @param step id of the step; empty for facts about a whole module
 * @param exposure {@code worked}, {@code guided} or {@code independent}; empty when not said
 * @param band share of wrong claims in the form: {@code low} (≤ 5 %), {@code middle} (≤ 20 %),
 *     {@code high}; empty when not said
 * @param wrong whether the claim is wrong by the answer key; null where that has no meaning
 * @param flagged whether it was marked as wrong; for a choice: whether the choice was right
 * @param confidence stated, in per cent; null when not asked
 */
record Fact(
    Kind kind,
    AccountKey person,
    String course,
    String module,
    LocalDate week,
    String step,
    String exposure,
    String band,
    @Nullable String severity,
    @Nullable String family,
    @Nullable Boolean wrong,
    @Nullable Boolean flagged,
    @Nullable Integer confidence) {

  /** What happened. */
  enum Kind {
    REVIEW_UNIT,
    CONFIDENT_CHOICE,
    STEP_OPENED,
    STEP_FINISHED,
    MODULE_STARTED,
    MODULE_FINISHED,
    MODULE_PASSED
  }
}
