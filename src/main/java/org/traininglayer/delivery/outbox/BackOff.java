package org.traininglayer.delivery.outbox;

import java.time.Duration;

/**
 * How long to wait after faults: exponential with full jitter, so that many who failed together do
 * not come back together.
 */
record BackOff(Duration first, Duration longest) {

  /**
   * The wait after so many faults in a row.
   *
   * @param faults from 1
   * @param random between 0 and 1
   */
  Duration after(int faults, double random) {
    double ceiling = (double) longest.toMillis();
    int doublings = Math.min(Math.max(faults - 1, 0), 40);
    double grown = first.toMillis() * Math.pow(2, doublings);
    return Duration.ofMillis(Math.round(Math.min(grown, ceiling) * random));
  }
}
