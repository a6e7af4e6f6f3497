package org.traininglayer.steps.checkin;

import org.traininglayer.catalog.format.Problem;
import org.traininglayer.catalog.format.Problem.Severity;

/** What a check of a check-in can find. */
enum CheckinProblem implements Problem.Code {
  ITEM("checkin.item", Severity.ERROR);

  private final String code;
  private final Severity severity;

  CheckinProblem(String code, Severity severity) {
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
