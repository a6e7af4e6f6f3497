package org.traininglayer.adoption.facts;

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
 * @param guidance {@code worked}, {@code guided} or {@code independent}; empty when not said
 * @param band share of wrong claims in the form: {@code low} (≤ 5 %), {@code middle} (≤ 20 %),
 *     {@code high}; empty when not said
 * @param wrong whether the claim is wrong by the answer key; null where that has no meaning
 * @param response what the person did with a claim, {@link #FLAG} or {@link #ACCEPT}; null for
 *     facts of other kinds
 * @param correct whether the response agrees with the answer key; null where there is no key
 * @param confidence stated, in per cent; null when not asked
 */
public record Fact(
    Kind kind,
    AccountKey person,
    String course,
    String module,
    LocalDate week,
    String step,
    String guidance,
    String band,
    @Nullable String severity,
    @Nullable String family,
    @Nullable Boolean wrong,
    @Nullable String response,
    @Nullable Boolean correct,
    @Nullable Integer confidence) {

  /** The response to a claim that is taken for wrong. */
  public static final String FLAG = "flag";

  /** The response to a claim that is taken for right. */
  public static final String ACCEPT = "accept";

  /** What happened. */
  public enum Kind {
    REVIEW_UNIT,
    CONFIDENT_CHOICE,
    STEP_OPENED,
    STEP_FINISHED,
    MODULE_STARTED,
    MODULE_FINISHED,
    MODULE_PASSED
  }
}
