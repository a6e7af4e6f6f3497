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

  /** The estimate, plus and minus half of the width. */
  public static Interval around(double estimate, double half) {
    return new Interval(estimate - half, estimate + half);
  }

  /** The same with its limits no further out than these. */
  public Interval within(double least, double most) {
    return new Interval(Math.clamp(lower, least, most), Math.clamp(upper, least, most));
  }

  /** Upper minus lower. */
  public double width() {
    return upper - lower;
  }
}
