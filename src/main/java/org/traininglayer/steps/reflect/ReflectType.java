package org.traininglayer.steps.reflect;

import org.traininglayer.steps.StepType;

/** Free text, never scored. */
public final class ReflectType implements StepType<ReflectStep, ReflectWork, ReflectAnswer> {

  @Override
  public ReflectReader format() {
    return new ReflectReader();
  }

  @Override
  public ReflectRules rules() {
    return new ReflectRules();
  }

  @Override
  public ReflectPage page() {
    return new ReflectPage();
  }
}
