package org.traininglayer.steps.commit;

import org.traininglayer.catalog.format.Problem;
import org.traininglayer.catalog.format.Problem.Severity;

/** What a check of a commit can find. */
enum CommitProblem implements Problem.Code {
  ROWS("commit.rows", Severity.ERROR),
  REVEALS("commit.reveals", Severity.ERROR),
  CORRECT_UNKNOWN("commit.correct-unknown", Severity.ERROR);

  private final String code;
  private final Severity severity;

  CommitProblem(String code, Severity severity) {
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
