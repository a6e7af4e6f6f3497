package org.traininglayer.delivery.outbox;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.traininglayer.persistence.Rows;

/**
 * How each destination does, by what the senders have noted there. What waits is not counted: this
 * is asked for by anybody, every few seconds, and must cost the same whether nothing waits or a
 * million messages do. Always up: a neighbour who is down is no reason to take this node out of
 * service.
 */
@Component("deliveryHealthIndicator")
public class DeliveryHealth implements HealthIndicator {

  /** More destinations than anybody has time to read. */
  private static final int MOST = 200;

  private final JdbcClient jdbc;

  DeliveryHealth(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Health health() {
    Health.Builder health = Health.up();
    // Those in trouble first.
    jdbc.sql(
            """
            select d.name, d.failures, d.retry_at, d.paused_because, d.by_hand, d.last_error, d.last_error_at,
              (%s)::bigint as oldest_seconds
            from outbox_destination d
            order by d.paused_because is null, d.failures desc, d.name
            limit :most
            """
                .formatted(OutboxFigures.OLDEST_SECONDS))
        .param("most", MOST)
        .query((row, n) ->
            new Noted(
                row.getString("name"),
                row.getInt("failures"),
                Rows.instantOrNull(row, "retry_at"),
                row.getString("paused_because"),
                row.getString("by_hand"),
                row.getString("last_error"),
                Rows.instantOrNull(row, "last_error_at"),
                row.getObject("oldest_seconds", Long.class)))
        .list()
        .forEach(one -> health.withDetail(one.name(), one.details()));
    return health.build();
  }

  private record Noted(
      String name,
      int failures,
      @Nullable Instant retryAt,
      @Nullable String pausedBecause,
      @Nullable String byHand,
      @Nullable String lastError,
      @Nullable Instant lastErrorAt,
      @Nullable Long oldestSeconds) {

    Map<String, Object> details() {
      Map<String, Object> details = new LinkedHashMap<>();
      put(details, "oldestWaitingSeconds", oldestSeconds);
      put(details, "faultsInARow", failures);
      put(details, "nothingBefore", retryAt);
      put(details, "pausedBecause", pausedBecause);
      put(details, "byHand", byHand);
      put(details, "lastError", lastError);
      put(details, "lastErrorAt", lastErrorAt);
      return details;
    }

    private static void put(Map<String, Object> details, String name, @Nullable Object value) {
      if (value != null) {
        details.put(name, value instanceof Instant ? value.toString() : value);
      }
    }
  }
}
