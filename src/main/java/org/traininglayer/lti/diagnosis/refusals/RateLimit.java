package org.traininglayer.lti.diagnosis.refusals;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Lets so many through at once, and one more each interval. */
public final class RateLimit {

  private final int burst;
  private final Duration interval;
  private final Clock clock;
  private double left;
  private Instant countedAt;

  /** Full at the start. */
  public RateLimit(int burst, Duration interval, Clock clock) {
    this.burst = burst;
    this.interval = interval;
    this.clock = clock;
    this.left = burst;
    this.countedAt = clock.instant();
  }

  /** Whether one more may pass now. */
  public synchronized boolean allows() {
    Instant now = clock.instant();
    double gained = (double) Duration.between(countedAt, now).toMillis() / interval.toMillis();
    left = Math.min(burst, left + Math.max(0, gained));
    countedAt = now;
    if (left < 1) {
      return false;
    }
    left -= 1;
    return true;
  }
}
