package org.traininglayer.steps.redesign;

import org.traininglayer.steps.StepType;

/** A workflow put into a better order, each card with its owner. */
public final class RedesignType implements StepType<RedesignStep, RedesignWork, RedesignAnswer> {

  @Override
  public RedesignReader format() {
    return new RedesignReader();
  }

  @Override
  public RedesignRules rules() {
    return new RedesignRules();
  }

  @Override
  public RedesignPage page() {
    return new RedesignPage();
  }
}
