package org.traininglayer.lrs;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import org.traininglayer.kernel.OrganisationId;

/** How often each key asks this node; whoever asks too often is told when to ask again. */
@Component
class RequestRates {

  private record Who(OrganisationId organisation, UUID authority) {}

  private final int otherwise;
  private final MeterRegistry registry;

  /** A bucket is full again after a minute, so then there is nothing to remember. */
  private final Cache<Who, TokenBucket.Level> levels =
      Caffeine.newBuilder().maximumSize(100_000).expireAfterAccess(Duration.ofMinutes(2)).build();

  RequestRates(LrsProperties properties, MeterRegistry registry) {
    this.otherwise = properties.requestsPerMinute();
    this.registry = registry;
    for (Caller.Shown by : Caller.Shown.values()) {
      refused(by);
    }
  }

  /**
   * Counts a request.
   *
   * @throws XapiFailure 429 with {@code Retry-After} in seconds, when there were too many
   */
  void count(Caller caller) {
    Integer own = caller.terms().perMinute();
    int perMinute = own == null ? otherwise : own;
    if (perMinute == 0) {
      return;
    }
    long wait = waitNanos(caller, new TokenBucket(perMinute));
    if (wait > 0) {
      refused(caller.by()).increment();
      long seconds = Math.max(1, (wait + TimeUnit.SECONDS.toNanos(1) - 1) / 1_000_000_000L);
      throw XapiFailure.of(
              429,
              "This %s may ask %d times a minute. Ask again in %d s."
                  .formatted(caller.by().word(), perMinute, seconds))
          .with("Retry-After", String.valueOf(seconds));
    }
  }

  private long waitNanos(Caller caller, TokenBucket bucket) {
    long now = System.nanoTime();
    long[] wait = new long[1];
    levels
        .asMap()
        .compute(
            new Who(caller.organisation(), caller.authority().key()),
            (who, before) -> {
              TokenBucket.Taken taken =
                  bucket.take(before == null ? bucket.full(now) : before, now);
              wait[0] = taken.waitNanos();
              return taken.left();
            });
    return wait[0];
  }

  private Counter refused(Caller.Shown by) {
    return Counter.builder("traininglayer.xapi.rate.limited")
        .description("Requests to the record store that came too often")
        .tag("by", by.name().toLowerCase(Locale.ROOT))
        .register(registry);
  }
}
