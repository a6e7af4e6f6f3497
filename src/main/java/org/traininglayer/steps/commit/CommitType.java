package org.traininglayer.steps.commit;

import org.traininglayer.steps.StepType;

/** The own view, before the AI's output becomes visible. */
public final class CommitType implements StepType<CommitStep, CommitWork, CommitAnswer> {

  @Override
  public CommitReader format() {
    return new CommitReader();
  }

  @Override
  public CommitRules rules() {
    return new CommitRules();
  }

  @Override
  public CommitPage page() {
    return new CommitPage();
  }
}
