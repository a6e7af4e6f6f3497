package org.traininglayer.steps.decision;

import org.traininglayer.catalog.format.Problem;
import org.traininglayer.catalog.format.Problem.Severity;

/** What a check of a decision can find. */
enum DecisionProblem implements Problem.Code {
  BEST("decision.best", Severity.ERROR),
  REASON("decision.reason", Severity.ERROR),
  POLICY("decision.policy", Severity.ERROR),
  KEY_BASIS("decision.key-basis", Severity.ERROR),
  LINT_KEY_NOT_AGREED("lint.key-not-agreed", Severity.WARNING);

  private final String code;
  private final Severity severity;

  DecisionProblem(String code, Severity severity) {
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
