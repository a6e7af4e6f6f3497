package org.traininglayer.lrs;

/**
 * A token bucket: a request takes one token, and they come back at an even rate. Pure; what time it
 * is, in nanoseconds from anywhere, is said by whoever asks.
 *
 * @param perMinute how many come back in a minute, and how many there are at most
 */
record TokenBucket(int perMinute) {

  private static final double MINUTE = 60e9;

  /** How full it was when. */
  record Level(double tokens, long at) {}

  /**
   * What became of a request.
   *
   * @param waitNanos until there is a token; 0 when there was one
   */
  record Taken(Level left, long waitNanos) {}

  /** A full one. */
  Level full(long now) {
    return new Level(perMinute, now);
  }

  /** Takes a token, if there is one. A clock that goes back brings none. */
  Taken take(Level before, long now) {
    long passed = Math.max(0, now - before.at());
    double tokens = Math.min(perMinute, before.tokens() + passed * perMinute / MINUTE);
    return tokens >= 1
        ? new Taken(new Level(tokens - 1, now), 0)
        : new Taken(
            new Level(tokens, now),
            Math.max(1, (long) Math.ceil((1 - tokens) * MINUTE / perMinute)));
  }
}
