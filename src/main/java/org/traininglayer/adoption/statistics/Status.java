package org.traininglayer.adoption.statistics;

/** Whether a figure may be read, and if not, why. Unknown is never zero. */
public enum Status {
  OK,
  /** Too few people or units to rest a decision on. */
  THIN,
  /** Hidden to protect the people in it. */
  SUPPRESSED,
  /** No record says anything about it. */
  NOT_MEASURED
}
