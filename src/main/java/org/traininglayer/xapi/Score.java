package org.traininglayer.xapi;

/** A score between 0 and 1 (xAPI 1.0.3, part 2, 2.4.5.1, {@code scaled}). */
public record Score(double scaled) {

  /** Refuses anything outside 0 to 1. */
  public Score {
    if (!(scaled >= 0 && scaled <= 1)) {
      throw new IllegalArgumentException("a scaled score lies between 0 and 1, got " + scaled);
    }
  }
}
