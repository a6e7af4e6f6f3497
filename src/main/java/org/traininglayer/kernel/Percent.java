package org.traininglayer.kernel;

/**
 * Scores and pass marks as people read them: whole percent, the same number wherever it stands. A
 * score is rounded down and a mark up, so that nobody reads a number that would have been enough
 * and was not.
 */
public final class Percent {

  /** What is lost when shares are computed in binary. */
  private static final double NOTHING = 1e-9;

  private Percent() {}

  /** A score in whole percent. */
  public static int ofScore(double scaled) {
    return (int) Math.floor(scaled * 100 + NOTHING);
  }

  /** A pass mark in whole percent. */
  public static int ofMark(double scaled) {
    return (int) Math.ceil(scaled * 100 - NOTHING);
  }
}
