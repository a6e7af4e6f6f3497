package org.traininglayer.steps.confidence;

import org.traininglayer.steps.Answer;

/** What is said in a self-rating. */
public sealed interface ConfidenceAnswer extends Answer {

  /** Rates one item from 0 to 10. */
  record Rate(String item, int value) implements ConfidenceAnswer {}
}
