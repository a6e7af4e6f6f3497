package org.traininglayer.steps.decision;

import org.traininglayer.steps.StepType;

/** A judgement with consequences, and the reason for it. */
public final class DecisionType implements StepType<DecisionStep, DecisionWork, DecisionAnswer> {

  @Override
  public DecisionReader format() {
    return new DecisionReader();
  }

  @Override
  public DecisionRules rules() {
    return new DecisionRules();
  }

  @Override
  public DecisionPage page() {
    return new DecisionPage();
  }
}
