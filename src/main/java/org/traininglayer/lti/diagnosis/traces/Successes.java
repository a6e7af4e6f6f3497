package org.traininglayer.lti.diagnosis.traces;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.traininglayer.kernel.PlatformId;
import org.traininglayer.lti.diagnosis.refusals.RateLimit;

/**
 * Which of the things that go well are told: all while there are few, else one a second for each
 * platform. The others are counted, and the next that is told says how many they were.
 */
final class Successes {

  static final int AT_ONCE = 60;
  private static final Duration THEN_EVERY = Duration.ofSeconds(1);

  private final Map<PlatformId, Thinning> platforms = new ConcurrentHashMap<>();
  private final Clock clock;

  Successes(Clock clock) {
    this.clock = clock;
  }

  /** How many were left out since the last that was told; empty if this one is left out too. */
  OptionalLong admit(PlatformId platform) {
    Thinning thinning =
        platforms.computeIfAbsent(
            platform,
            id -> new Thinning(new RateLimit(AT_ONCE, THEN_EVERY, clock), new AtomicLong()));
    if (thinning.rate().allows()) {
      return OptionalLong.of(thinning.leftOut().getAndSet(0));
    }
    thinning.leftOut().incrementAndGet();
    return OptionalLong.empty();
  }

  private record Thinning(RateLimit rate, AtomicLong leftOut) {}
}
