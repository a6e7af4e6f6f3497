package org.traininglayer.adoption.statistics;

/** What one person contributes to a rate: {@code x} events in {@code n} units. */
public record Share(long x, long n) {

  /** Refuses a share that cannot be. */
  public Share {
    if (x < 0 || n < x) {
      throw new IllegalArgumentException("no share of " + x + " in " + n);
    }
  }
}
