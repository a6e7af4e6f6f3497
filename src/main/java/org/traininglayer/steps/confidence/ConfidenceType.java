package org.traininglayer.steps.confidence;

import org.traininglayer.steps.StepType;

/** A self-rating. */
public final class ConfidenceType
    implements StepType<ConfidenceStep, ConfidenceWork, ConfidenceAnswer> {

  @Override
  public ConfidenceReader format() {
    return new ConfidenceReader();
  }

  @Override
  public ConfidenceRules rules() {
    return new ConfidenceRules();
  }

  @Override
  public ConfidencePage page() {
    return new ConfidencePage();
  }
}
