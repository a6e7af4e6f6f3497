package org.traininglayer.steps.checkin;

import org.traininglayer.steps.StepType;

/** A look back at the work, some weeks after the training. */
public final class CheckinType implements StepType<CheckinStep, CheckinWork, CheckinAnswer> {

  @Override
  public CheckinReader format() {
    return new CheckinReader();
  }

  @Override
  public CheckinRules rules() {
    return new CheckinRules();
  }

  @Override
  public CheckinPage page() {
    return new CheckinPage();
  }
}
