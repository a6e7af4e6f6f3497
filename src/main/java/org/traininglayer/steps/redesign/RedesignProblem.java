package org.traininglayer.steps.redesign;

import org.traininglayer.catalog.format.Problem;
import org.traininglayer.catalog.format.Problem.Severity;

/** What a check of a redesign can find. */
enum RedesignProblem implements Problem.Code {
  CARD_UNKNOWN("redesign.card-unknown", Severity.ERROR),
  OWNER("redesign.owner", Severity.ERROR),
  ORDER("redesign.order", Severity.ERROR),
  CHECK("redesign.check", Severity.ERROR),
  FORBIDDEN("redesign.forbidden", Severity.ERROR),
  LINT_START_ORDER("lint.start-order", Severity.WARNING),
  LINT_ONE_ORDER("lint.one-order", Severity.WARNING);

  private final String code;
  private final Severity severity;

  RedesignProblem(String code, Severity severity) {
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
