package org.traininglayer.adoption.statistics;

/** Whether a measurement may be read, and if not, why. Unknown is never zero. */
public enum EvidenceStatus {
  OK("OK"),
  /** Too few people or units to rest a decision on. */
  INSUFFICIENT_DATA("THIN"),
  /** Hidden to protect the people in it. */
  SUPPRESSED("SUPPRESSED"),
  /** Nothing new for longer than the metric's freshness limit. */
  STALE("STALE"),
  /** No record says anything about it. */
  NOT_MEASURED("NOT_MEASURED");

  private final String code;

  EvidenceStatus(String code) {
    this.code = code;
  }

  /** As downloads have it. */
  public String code() {
    return code;
  }
}
