package org.traininglayer.steps.worked;

import org.traininglayer.steps.StepType;

/** A worked example, with what an expert thinks at its marked places. */
public final class WorkedType implements StepType<WorkedStep, WorkedWork, WorkedAnswer> {

  @Override
  public WorkedReader format() {
    return new WorkedReader();
  }

  @Override
  public WorkedRules rules() {
    return new WorkedRules();
  }

  @Override
  public WorkedPage page() {
    return new WorkedPage();
  }
}
