package org.traininglayer.steps.confidence;

import org.traininglayer.steps.Answer;

/** What is said in a self-rating. */
public sealed interface ConfidenceAnswer extends Answer {

  /** Rates one item from 0 to 10. */
  record Rate(String item, int value) implements ConfidenceAnswer {}

  /**
   * Rates from 0 to 10 where one was before the module, as it looks afterwards: the then-rating of
   * a retrospective pretest.
   */
  record LookBack(String item, int value) implements ConfidenceAnswer {}
}
