package org.traininglayer.steps.timed;

import org.traininglayer.catalog.format.Problem;

/** What a check of a timed step can find. */
enum TimedProblem implements Problem.Code {
  NO_WRONG_SUGGESTION("timed.no-wrong-suggestion", Severity.ERROR),
  SUGGESTED_OPTION("timed.suggested-option", Severity.ERROR),
  NOT_PARALLEL("timed.not-parallel", Severity.ERROR);

  private final String code;
  private final Severity severity;

  TimedProblem(String code, Severity severity) {
    this.code = code;
    this.severity = severity;
  }

  @Override
  public String code() {
    return code;
  }

  @Override
  public Severity severity() {
    return severity;
  }
}
