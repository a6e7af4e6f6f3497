package org.traininglayer.adoption.picture;

import org.jspecify.annotations.Nullable;

/**
 * A value as it is drawn: never without its interval.
 *
 * @param at null where there is none to draw
 * @param from lower limit; infinite where it is nowhere
 * @param to upper limit
 */
public record Mark(@Nullable Double at, @Nullable Double from, @Nullable Double to, Look look) {

  /** How it is drawn. */
  public enum Look {
    SURE,
    /** Few data: hollow. */
    FEW,
    /** Nothing new for long: grey. */
    OLD,
    /** Only a bound is told: the interval alone. */
    BOUND,
    /** Hidden or not measured: a word, and no place. */
    NONE
  }

  /** Refuses a point without an interval, and a place for what is not told. */
  public Mark {
    boolean known = at != null;
    if (known != (from != null) || known != (to != null) || known == (look == Look.NONE)) {
      throw new IllegalArgumentException("a point has an interval, or there is none of them");
    }
  }

  /** Of what has no number. */
  public static final Mark NOWHERE = new Mark(null, null, null, Look.NONE);

  String classes() {
    return switch (look) {
      case SURE -> "sure";
      case FEW -> "few";
      case OLD -> "old";
      case BOUND -> "bound";
      case NONE -> "none";
    };
  }

  /** Whether all three are there, and the point is a number. */
  boolean drawn() {
    return at != null
        && from != null
        && to != null
        && Double.isFinite(at)
        && !from.isNaN()
        && !to.isNaN();
  }
}
