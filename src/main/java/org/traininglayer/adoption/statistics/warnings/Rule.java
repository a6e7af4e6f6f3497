package org.traininglayer.adoption.statistics.warnings;

import org.traininglayer.adoption.statistics.signals.Answer;

/** What is watched, what it likely comes from, and what answers it. */
public enum Rule {
  W1(2, "falling-use", false, "use-fades", Answer.RETURN_PRACTICE),
  W2(1, "missed-errors", true, "skill-or-attention", Answer.REVIEW_PRACTICE),
  W3(2, "over-trust", false, "errors-are-rare", Answer.ERROR_BURST),
  W4(2, "over-caution", false, "fear-of-findings", Answer.PERMITTED_USE_RULING),
  W5(2, "confidence-without-skill", false, "felt-progress", Answer.CALIBRATION_PRACTICE),
  W6(2, "drop-at-a-step", false, "workflow-fault", Answer.WORKFLOW_REDESIGN),
  W7(2, "dependency", false, "few-champions", Answer.PEER_PRACTICE),
  W8(1, "felt-faster", false, "perception", Answer.TIMED_PRACTICE),
  W9(1, "silent-instrument", false, "instrument-broken", Answer.COMPLETE_MEASUREMENT),
  W10(1, "check-bypass", true, "check-is-in-the-way", Answer.RESTORE_CHECK),
  W11(1, "no-owner-or-baseline", false, "not-set-up", Answer.COMPLETE_MEASUREMENT);

  private final int version;
  private final String code;
  private final boolean safety;
  private final String cause;
  private final Answer answer;

  Rule(int version, String code, boolean safety, String cause, Answer answer) {
    this.version = version;
    this.code = code;
    this.safety = safety;
    this.cause = cause;
    this.answer = answer;
  }

  /** Of its definition: looks by another one are no looks of the same series. */
  public int version() {
    return version;
  }

  /** As words and downloads name it. */
  public String code() {
    return code;
  }

  /** Whether it is about patients or data being put at risk; those come first. */
  public boolean safety() {
    return safety;
  }

  /** What it likely comes from. */
  public String cause() {
    return cause;
  }

  /** What to do about it. */
  public Answer answer() {
    return answer;
  }
}
