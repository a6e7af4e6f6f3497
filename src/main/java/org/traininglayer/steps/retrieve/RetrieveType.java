package org.traininglayer.steps.retrieve;

import org.traininglayer.steps.StepType;

/** One item of a pool, to call something back to mind. */
public final class RetrieveType implements StepType<RetrieveStep, RetrieveWork, RetrieveAnswer> {

  @Override
  public RetrieveReader format() {
    return new RetrieveReader();
  }

  @Override
  public RetrieveRules rules() {
    return new RetrieveRules();
  }

  @Override
  public RetrievePage page() {
    return new RetrievePage();
  }
}
