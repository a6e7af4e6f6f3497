package org.traininglayer.steps.worked;

import org.traininglayer.catalog.format.Problem;
import org.traininglayer.catalog.format.Problem.Severity;

/** What a check of a worked example can find. */
enum WorkedProblem implements Problem.Code {
  SPAN("worked.span", Severity.ERROR),
  FADE("worked.fade", Severity.ERROR);

  private final String code;
  private final Severity severity;

  WorkedProblem(String code, Severity severity) {
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
