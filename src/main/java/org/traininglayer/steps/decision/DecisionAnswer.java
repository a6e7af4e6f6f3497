package org.traininglayer.steps.decision;

import org.jspecify.annotations.Nullable;
import org.traininglayer.steps.Answer;

/** What is said in a decision. */
public sealed interface DecisionAnswer extends Answer {

  /**
   * A choice.
   *
   * @param confidence 50, 60, 75, 90 or 99 percent; null when not asked
   */
  record Choose(String option, @Nullable Integer confidence) implements DecisionAnswer {}

  /** The reason, after the choice and before its consequence. */
  record GiveReason(String option) implements DecisionAnswer {}
}
