package org.traininglayer.adoption.disclosure;

/** Whether a figure may be read, and if not, why. Unknown is never zero. */
public enum Status {
  OK("OK"),
  /** Too few people or units to rest a decision on. */
  INSUFFICIENT_DATA("THIN"),
  /** Hidden to protect the people in it. */
  SUPPRESSED("SUPPRESSED"),
  /** Nothing new for longer than the figure's limit. */
  STALE("STALE"),
  /** No record says anything about it. */
  NOT_MEASURED("NOT_MEASURED");

  private final String code;

  Status(String code) {
    this.code = code;
  }

  /** As downloads have it. */
  public String code() {
    return code;
  }
}
