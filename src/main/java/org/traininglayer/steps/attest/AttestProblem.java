package org.traininglayer.steps.attest;

import org.traininglayer.catalog.format.Problem;
import org.traininglayer.catalog.format.Problem.Severity;

/** What a check of an attest can find. */
enum AttestProblem implements Problem.Code {
  REQUIRES("attest.requires", Severity.ERROR),
  REAUTH("attest.reauth", Severity.ERROR);

  private final String code;
  private final Severity severity;

  AttestProblem(String code, Severity severity) {
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
