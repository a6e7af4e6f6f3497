package org.traininglayer.steps.sort;

import org.traininglayer.catalog.format.Problem;
import org.traininglayer.catalog.format.Problem.Severity;

/** What a check of a sorting can find. */
enum SortProblem implements Problem.Code {
  CONTROL_UNKNOWN("sort.control-unknown", Severity.ERROR),
  NEED("sort.need", Severity.ERROR),
  CRITICAL("sort.critical", Severity.ERROR),
  LINT_ONE_BIN("lint.one-bin", Severity.WARNING);

  private final String code;
  private final Severity severity;

  SortProblem(String code, Severity severity) {
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
