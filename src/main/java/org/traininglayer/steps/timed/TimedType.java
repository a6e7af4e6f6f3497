package org.traininglayer.steps.timed;

import org.traininglayer.steps.StepType;

/** The same job without and with AI. */
public final class TimedType implements StepType<TimedStep, TimedWork, TimedAnswer> {

  @Override
  public TimedReader format() {
    return new TimedReader();
  }

  @Override
  public TimedRules rules() {
    return new TimedRules();
  }

  @Override
  public TimedPage page() {
    return new TimedPage();
  }
}
