package org.traininglayer.adoption.statistics.verdict;

import org.traininglayer.adoption.statistics.signals.Answer;

/** What must hold before a use of AI is scaled. */
public enum Gate {
  /** Evidence: coverage, baselines, an owner, enough people. */
  G1(Kind.MANDATORY, "P5", Answer.COMPLETE_MEASUREMENT),
  /** Critical errors missed. */
  G2(Kind.SAFETY, "M4", Answer.REVIEW_PRACTICE),
  /** Prohibited use. */
  G3(Kind.SAFETY, "P3", Answer.CLEARER_RULES),
  /** Human checks passed over. */
  G4(Kind.SAFETY, "P4", Answer.RESTORE_CHECK),
  /** Quality not worse. */
  G5(Kind.MANDATORY, "P1", Answer.BRIDGE_MODULE),
  /** Errors are caught. */
  G6(Kind.MANDATORY, "M4", Answer.REVIEW_PRACTICE),
  /** Faster. */
  G7(Kind.VALUE, "P4", Answer.TIMED_PRACTICE),
  /** Better. */
  G8(Kind.VALUE, "P1", Answer.BRIDGE_MODULE),
  /** Use lasts. */
  G9(Kind.MANDATORY, "P1", Answer.RETURN_PRACTICE),
  /** It does not rest on a few. */
  G10(Kind.MANDATORY, "P2", Answer.PEER_PRACTICE),
  /** The workflow is gone through. */
  G11(Kind.MANDATORY, "P4", Answer.WORKFLOW_REDESIGN),
  /** No chill. */
  G12(Kind.ADVISORY, "P3", Answer.PERMITTED_USE_RULING),
  /** As right as sure. */
  G13(Kind.ADVISORY, "M3", Answer.CALIBRATION_PRACTICE);

  /** What it means when it does not pass. */
  public enum Kind {
    SAFETY,
    MANDATORY,
    VALUE,
    ADVISORY
  }

  private final Kind kind;
  private final String pattern;
  private final Answer answer;

  Gate(Kind kind, String pattern, Answer answer) {
    this.kind = kind;
    this.pattern = pattern;
    this.answer = answer;
  }

  /** What it means when it does not pass. */
  public Kind kind() {
    return kind;
  }

  /** The failure pattern or measure that it points to. */
  public String pattern() {
    return pattern;
  }

  /** What to do when it does not pass. */
  public Answer answer() {
    return answer;
  }
}
