package org.traininglayer.adoption.statistics;

/** A two-sided interval; level 95 % unless something else is said. */
public record Interval(double lower, double upper) {

  /** Refuses an interval that is upside down or not a number. */
  public Interval {
    if (!(lower <= upper)) {
      throw new IllegalArgumentException("lower limit " + lower + " is above upper " + upper);
    }
  }

  /** Whether the value lies in it, limits included. */
  public boolean contains(double value) {
    return lower <= value && value <= upper;
  }

  /** Upper minus lower. */
  public double width() {
    return upper - lower;
  }
}
