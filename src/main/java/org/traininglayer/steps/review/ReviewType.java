package org.traininglayer.steps.review;

import org.traininglayer.steps.StepType;

/** Find what is wrong in a text that an AI wrote. */
public final class ReviewType implements StepType<ReviewStep, ReviewWork, ReviewAnswer> {

  @Override
  public ReviewReader format() {
    return new ReviewReader();
  }

  @Override
  public ReviewRules rules() {
    return new ReviewRules();
  }

  @Override
  public ReviewPage page() {
    return new ReviewPage();
  }
}
