package org.traininglayer.delivery.operations;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.traininglayer.delivery.Deliveries.Destination;

/** Figures of each destination. Alert on the age of the oldest, not on how many wait. */
@Component
public class DeliveryMetrics {

  private final StoredDeliveries deliveries;
  private final MultiGauge waiting;
  private final MultiGauge oldest;
  private final MultiGauge delivered;
  private final MultiGauge dead;
  private final MultiGauge conflicts;
  private final MultiGauge paused;

  DeliveryMetrics(StoredDeliveries deliveries, MeterRegistry registry) {
    this.deliveries = deliveries;
    this.waiting = gauge(registry, "waiting", "Messages that wait");
    this.oldest = gauge(registry, "oldest.seconds", "Age of the oldest message that waits");
    this.delivered = gauge(registry, "delivered", "Messages delivered so far");
    this.dead = gauge(registry, "dead", "Messages that were refused");
    this.conflicts = gauge(registry, "conflicts", "Messages in whose place something else is");
    this.paused = gauge(registry, "paused", "1 while nothing is sent");
  }

  @Scheduled(fixedDelayString = "PT15S", initialDelayString = "PT5S")
  /** Counts anew. */
  public void refresh() {
    List<Destination> all = deliveries.everywhere();
    show(waiting, all, Destination::waiting);
    show(oldest, all, DeliveryMetrics::age);
    show(delivered, all, Destination::delivered);
    show(dead, all, Destination::dead);
    show(conflicts, all, Destination::conflicts);
    show(paused, all, one -> one.pausedBecause() == null ? 0 : 1);
  }

  private static double age(Destination destination) {
    Instant oldest = destination.oldestWaitingAt();
    return oldest == null ? 0 : Duration.between(oldest, Instant.now()).toMillis() / 1000.0;
  }

  private static void show(
      MultiGauge gauge, List<Destination> all, ToDoubleFunction<Destination> figure) {
    gauge.register(
        all.stream()
            .<MultiGauge.Row<?>>map(one ->
                MultiGauge.Row.of(
                    Tags.of(
                        "destination", one.id().toString(),
                        "name", one.name(),
                        "kind", one.kind().name()),
                    one,
                    figure))
            .toList(),
        true);
  }

  private static MultiGauge gauge(MeterRegistry registry, String name, String what) {
    return MultiGauge.builder("traininglayer.delivery." + name)
        .description(what)
        .register(registry);
  }
}
