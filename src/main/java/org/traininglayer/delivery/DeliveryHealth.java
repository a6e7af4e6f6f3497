package org.traininglayer.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;
import org.traininglayer.delivery.Deliveries.Destination;

/**
 * How each destination does. Always up: a neighbour who is down is no reason to take this node out
 * of service.
 */
@Component("deliveryHealthIndicator")
class DeliveryHealth implements HealthIndicator {

  private final StoredDeliveries deliveries;

  DeliveryHealth(StoredDeliveries deliveries) {
    this.deliveries = deliveries;
  }

  @Override
  public Health health() {
    Health.Builder health = Health.up();
    deliveries.everywhere().forEach(one -> health.withDetail(one.name(), details(one)));
    return health.build();
  }

  private static Map<String, Object> details(Destination one) {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("waiting", one.waiting());
    Instant oldest = one.oldestWaitingAt();
    if (oldest != null) {
      details.put("oldestWaitingSeconds", Duration.between(oldest, Instant.now()).toSeconds());
    }
    details.put("dead", one.dead());
    details.put("conflicts", one.conflicts());
    if (one.pausedBecause() != null) {
      details.put("pausedBecause", one.pausedBecause());
    }
    if (one.lastError() != null) {
      details.put("lastError", one.lastError());
      details.put("lastErrorAt", String.valueOf(one.lastErrorAt()));
    }
    return details;
  }
}
