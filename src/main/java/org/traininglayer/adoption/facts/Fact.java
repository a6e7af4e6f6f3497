package org.traininglayer.adoption.facts;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.traininglayer.kernel.AccountKey;

/**
 * What one statement says, as far as the figures need it. Flat, so that it can be kept in a row and
 * taken out again.
 *
 * @param course the course activity; empty when there was none
 * @param module empty for work outside a module
 * @param week Monday of the ISO week (UTC) to which it belongs
 * @param step id of the step; empty for facts about a whole module
 * @param guidance {@code worked}, {@code guided} or {@code independent}; empty when not said
 * @param band share of wrong claims in the form: {@code low} (≤ 5 %), {@code middle} (≤ 20 %),
 *     {@code high}; empty when not said
 * @param wrong whether the claim is wrong by the answer key; null where that has no meaning
 * @param response what the person did with a claim, {@link #FLAG} or {@link #ACCEPT}; the answer's
 *     code in facts of other kinds that have one, else null
 * @param correct whether the response agrees with the answer key; null where there is no key
 * @param confidence stated, in per cent; null when not asked
 * @param origin where and when it arose
 * @param detail what facts of its kind say beyond that
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
    @Nullable Integer confidence,
    Origin origin,
    Detail detail) {

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
    MODULE_PASSED,
    STEP_PASSED_OVER,
    POLICY_DECISION,
    DECISION_REASON,
    TIMED_TASK,
    TIME_FELT,
    CONFIDENCE_RATING,
    WORKFLOW_STEP,
    USE_WEEK
  }

  /**
   * Whether it was done in a step of its own or weeks later in a look back, and not as an item of a
   * pool or a form of a task.
   */
  public boolean standsAlone() {
    return origin.setting() == Origin.Setting.STEP || origin.setting() == Origin.Setting.CHECKIN;
  }

  /** The same as it was kept before origin and detail were. */
  public Fact bare() {
    return new Fact(
        kind,
        person,
        course,
        module,
        week,
        step,
        guidance,
        band,
        severity,
        family,
        wrong,
        response,
        correct,
        confidence,
        Origin.UNKNOWN,
        Detail.NONE);
  }
}
