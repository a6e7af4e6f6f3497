package org.traininglayer.steps.prompt;

import org.traininglayer.catalog.format.Problem;
import org.traininglayer.catalog.format.Problem.Severity;

/** What a check of a prompt can find. */
enum PromptProblem implements Problem.Code {
  MODE("prompt.mode", Severity.ERROR),
  BLOCK_UNKNOWN("prompt.block-unknown", Severity.ERROR),
  KEY("prompt.key", Severity.ERROR),
  CONDITION("prompt.condition", Severity.ERROR),
  LINT_NO_OUTPUT("lint.prompt-no-output", Severity.WARNING),
  LINT_OUTPUT_NEVER("lint.prompt-output-never", Severity.WARNING),
  LINT_WITHOUT_WHY("lint.prompt-without-why", Severity.WARNING);

  private final String code;
  private final Severity severity;

  PromptProblem(String code, Severity severity) {
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
