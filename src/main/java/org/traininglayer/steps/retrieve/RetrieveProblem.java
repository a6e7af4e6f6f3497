package org.traininglayer.steps.retrieve;

import org.traininglayer.catalog.format.Problem;

/** What a check of a retrieve can find. */
enum RetrieveProblem implements Problem.Code {
  NO_KEY("retrieve.no-key", Problem.Severity.ERROR);

  private final String code;
  private final Problem.Severity severity;

  RetrieveProblem(String code, Problem.Severity severity) {
    this.code = code;
    this.severity = severity;
  }

  @Override
  public String code() {
    return code;
  }

  @Override
  public Problem.Severity severity() {
    return severity;
  }
}
