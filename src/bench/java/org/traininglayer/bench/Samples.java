package org.traininglayer.bench;

import java.util.Arrays;
import java.util.List;

/**
 * Measured times, all of them, in order.
 *
 * @param nanos ascending
 * @param elapsed how long the measurement took, in nanoseconds
 */
record Samples(long[] nanos, long elapsed) {

  /** Of several clients that worked side by side. */
  static Samples of(List<long[]> clients, long elapsed) {
    long[] all = clients.stream().flatMapToLong(Arrays::stream).sorted().toArray();
    return new Samples(all, elapsed);
  }

  int count() {
    return nanos.length;
  }

  /** How many per second. */
  double rate() {
    return nanos.length * 1e9 / elapsed;
  }

  /** The smallest time that {@code share} of all do not exceed, in milliseconds. */
  double millis(double share) {
    if (nanos.length == 0) {
      return Double.NaN;
    }
    int rank = (int) Math.ceil(share * nanos.length);
    return nanos[Math.max(0, rank - 1)] / 1e6;
  }
}
