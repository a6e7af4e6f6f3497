package org.traininglayer.adoption.statistics;

/** What one person contributes to a rate: {@code x} events in {@code n} units. */
public record Proportion(long x, long n) {

  /** Refuses a share that cannot be. */
  public Proportion {
    if (x < 0 || n < x) {
      throw new IllegalArgumentException("no share of " + x + " in " + n);
    }
  }
}
