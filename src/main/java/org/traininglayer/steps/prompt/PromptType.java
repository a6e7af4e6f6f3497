package org.traininglayer.steps.prompt;

import org.traininglayer.steps.StepType;

/** Build a prompt of blocks, or write one; graded by rules. */
public final class PromptType implements StepType<PromptStep, PromptWork, PromptAnswer> {

  @Override
  public PromptReader format() {
    return new PromptReader();
  }

  @Override
  public PromptRules rules() {
    return new PromptRules();
  }

  @Override
  public PromptPage page() {
    return new PromptPage();
  }
}
