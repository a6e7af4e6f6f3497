package org.traininglayer.adoption.statistics.warnings;

import org.jspecify.annotations.Nullable;

/**
 * One look at one cohort by one rule. It speaks of a cohort; nobody is named or implied.
 *
 * @param evidence what is told of it, as a code for the words
 * @param value the number that is looked at; null without data
 * @param lower its lower limit; null where it has none
 * @param limit what it is held against
 * @param n people or units that it rests on
 * @param firstWeek since when it holds, counted from the cohort's start; null when not by weeks
 * @param lastWeek the newest week in which it held
 * @param distance how far past the limit, in its own spread; below 0 when not past
 * @param p one-sided; null for rules that have none
 */
public record Look(
    Rule rule,
    String cohort,
    State state,
    String evidence,
    @Nullable Double value,
    @Nullable Double lower,
    @Nullable Double upper,
    double limit,
    long n,
    @Nullable Integer firstWeek,
    @Nullable Integer lastWeek,
    double distance,
    @Nullable Double p) {

  /** What the rule says. */
  public enum State {
    FIRES,
    QUIET,
    NO_DATA
  }

  /** Whether the rule holds. */
  public boolean fires() {
    return state == State.FIRES;
  }

  static Look without(Rule rule, String cohort, String evidence, double limit) {
    return new Look(
        rule, cohort, State.NO_DATA, evidence, null, null, null, limit, 0, null, null, 0, null);
  }
}
