package org.traininglayer.steps.remedy;

import org.traininglayer.steps.StepType;

/** Makes good what must not have happened. */
public final class RemedyType implements StepType<RemedyStep, RemedyWork, RemedyAnswer> {

  @Override
  public RemedyReader format() {
    return new RemedyReader();
  }

  @Override
  public RemedyRules rules() {
    return new RemedyRules();
  }

  @Override
  public RemedyPage page() {
    return new RemedyPage();
  }
}
