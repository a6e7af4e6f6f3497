package org.traininglayer.steps.brief;

import org.traininglayer.steps.Answer;
import org.traininglayer.steps.StepType;

/** Sets the scene. */
public final class BriefType implements StepType<BriefStep, BriefWork, Answer> {

  @Override
  public BriefReader format() {
    return new BriefReader();
  }

  @Override
  public BriefRules rules() {
    return new BriefRules();
  }

  @Override
  public BriefPage page() {
    return new BriefPage();
  }
}
