package org.traininglayer.steps.timed;

import org.traininglayer.catalog.format.Problem;

/** What a check of a timed step can find. */
enum TimedProblem implements Problem.Code {
  NO_WRONG_SUGGESTION("timed.no-wrong-suggestion", Problem.Severity.ERROR),
  SUGGESTED_OPTION("timed.suggested-option", Problem.Severity.ERROR),
  NOT_PARALLEL("timed.not-parallel", Problem.Severity.ERROR),
  MINUTES("timed.minutes", Problem.Severity.WARNING);

  private final String code;
  private final Problem.Severity severity;

  TimedProblem(String code, Problem.Severity severity) {
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
