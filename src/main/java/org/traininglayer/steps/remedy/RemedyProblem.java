package org.traininglayer.steps.remedy;

import org.traininglayer.catalog.format.Problem;

/** What a check of a remedy can find. */
enum RemedyProblem implements Problem.Code {
  MISS_UNKNOWN("remedy.miss-unknown", Problem.Severity.ERROR),
  MISS_LEFT_OUT("remedy.miss-left-out", Problem.Severity.ERROR),
  ONE_ITEM("remedy.one-item", Problem.Severity.WARNING),
  SAME_WORD("remedy.same-word", Problem.Severity.WARNING),
  TOO_LONG("remedy.too-long", Problem.Severity.WARNING);

  private final String code;
  private final Problem.Severity severity;

  RemedyProblem(String code, Problem.Severity severity) {
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
