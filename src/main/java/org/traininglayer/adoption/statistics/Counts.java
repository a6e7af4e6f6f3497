package org.traininglayer.adoption.statistics;

/** The four counts of signal detection, of one person or pooled; they add and subtract. */
public record Counts(long hits, long misses, long falseAlarms, long correctRejections) {

  /** Nothing yet. */
  public static final Counts NONE = new Counts(0, 0, 0, 0);

  /** Refuses counts below 0. */
  public Counts {
    if (hits < 0 || misses < 0 || falseAlarms < 0 || correctRejections < 0) {
      throw new IllegalArgumentException("counts are not negative");
    }
  }

  /** Both together. */
  public Counts plus(Counts other) {
    return new Counts(
        hits + other.hits,
        misses + other.misses,
        falseAlarms + other.falseAlarms,
        correctRejections + other.correctRejections);
  }

  /** Without what was added before. */
  public Counts minus(Counts other) {
    return new Counts(
        hits - other.hits,
        misses - other.misses,
        falseAlarms - other.falseAlarms,
        correctRejections - other.correctRejections);
  }

  /** Units with the signal. */
  public long signals() {
    return hits + misses;
  }

  /** Units without it. */
  public long clean() {
    return falseAlarms + correctRejections;
  }

  /** Hits of the units with the signal. */
  public Proportion hitShare() {
    return new Proportion(hits, signals());
  }

  /** False alarms of the units without it. */
  public Proportion falseAlarmShare() {
    return new Proportion(falseAlarms, clean());
  }

  /** Their skill and criterion; both kinds of unit are needed. */
  public Detection detection() {
    return Detection.of(hits, misses, falseAlarms, correctRejections);
  }
}
