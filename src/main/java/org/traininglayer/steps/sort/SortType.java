package org.traininglayer.steps.sort;

import org.traininglayer.steps.StepType;

/** Uses of AI, each permitted, permitted with controls, or prohibited. */
public final class SortType implements StepType<SortStep, SortWork, SortAnswer> {

  @Override
  public SortReader format() {
    return new SortReader();
  }

  @Override
  public SortRules rules() {
    return new SortRules();
  }

  @Override
  public SortPage page() {
    return new SortPage();
  }
}
