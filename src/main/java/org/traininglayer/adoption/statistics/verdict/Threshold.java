package org.traininglayer.adoption.statistics.verdict;

/** What a gate asks for, with its default. */
public enum Threshold {
  COVERAGE(0.8, true),
  FINISHED_PEOPLE(20, true),
  CRITICAL_MISSES(0.10, false),
  PROHIBITED_USE(0.05, false),
  CHECK_BYPASS(0.05, false),
  QUALITY_MARGIN(5, false),
  DEFECT_RATIO(1.25, false),
  D_PRIME(1.0, true),
  HIT_RATE(0.70, true),
  TIME_RATIO(1, false),
  QUALITY_GAIN(0, true),
  SUSTAINED(0.5, true),
  COMPLETION(0.7, true),
  KNEW_BUT_AVOIDED(0.25, false),
  BIAS(0.10, false);

  private final double usual;
  private final boolean higherIsStricter;

  Threshold(double usual, boolean higherIsStricter) {
    this.usual = usual;
    this.higherIsStricter = higherIsStricter;
  }

  /** Its default. */
  public double usual() {
    return usual;
  }

  /** Whether one value lets more pass than another. */
  public boolean looser(double value, double than) {
    return higherIsStricter ? value < than : value > than;
  }
}
