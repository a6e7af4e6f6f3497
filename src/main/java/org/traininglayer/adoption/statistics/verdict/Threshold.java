package org.traininglayer.adoption.statistics.verdict;

/** What a gate asks for, with its default. */
public enum Threshold {
  COVERAGE(0.8, true, Unit.SHARE),
  FINISHED_PEOPLE(20, true, Unit.PEOPLE),
  CRITICAL_MISSES(0.10, false, Unit.SHARE),
  PROHIBITED_USE(0.05, false, Unit.SHARE),
  CHECK_BYPASS(0.05, false, Unit.SHARE),
  QUALITY_MARGIN(5, false, Unit.POINTS),
  DEFECT_RATIO(1.25, false, Unit.RATIO),
  D_PRIME(1.0, true, Unit.DISTANCE),
  HIT_RATE(0.70, true, Unit.SHARE),
  TIME_RATIO(1, false, Unit.RATIO),
  QUALITY_GAIN(0, true, Unit.POINTS),
  SUSTAINED(0.5, true, Unit.SHARE),
  COMPLETION(0.7, true, Unit.SHARE),
  KNEW_BUT_AVOIDED(0.25, false, Unit.SHARE),
  BIAS(0.10, false, Unit.DIFFERENCE);

  /** What a threshold is given in, and the values that say anything. */
  public enum Unit {
    /** A share of one. At either end a gate would say the same of everybody. */
    SHARE(0.01, 0.99),
    /** Of two shares. */
    DIFFERENCE(0.01, 0.99),
    /** Whole people. */
    PEOPLE(1, 100_000),
    /** Of a quality score from 0 to 100. */
    POINTS(0, 50),
    /** Of one number to another. */
    RATIO(0.1, 10),
    /** In standard deviations. */
    DISTANCE(0.1, 5);

    private final double least;
    private final double most;

    Unit(double least, double most) {
      this.least = least;
      this.most = most;
    }
  }

  private final double usual;
  private final boolean higherIsStricter;
  private final Unit unit;

  Threshold(double usual, boolean higherIsStricter, Unit unit) {
    this.usual = usual;
    this.higherIsStricter = higherIsStricter;
    this.unit = unit;
  }

  /** What it is given in. */
  public Unit unit() {
    return unit;
  }

  /** The lowest value that says anything. */
  public double least() {
    return unit.least;
  }

  /** The highest one: all of what is required may be asked for. */
  public double most() {
    return this == COVERAGE ? 1 : unit.most;
  }

  /** Whether a gate could both pass and fail with it. */
  public boolean fits(double value) {
    return value >= least()
        && value <= most()
        && (unit != Unit.PEOPLE || value == Math.rint(value));
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
