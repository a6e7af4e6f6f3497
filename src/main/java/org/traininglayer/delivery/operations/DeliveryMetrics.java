package org.traininglayer.delivery.operations;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.traininglayer.delivery.outbox.OutboxFigures;
import org.traininglayer.delivery.outbox.OutboxFigures.Figures;

/** Figures of each destination. Alert on the age of the oldest, not on how many wait. */
@Component
public class DeliveryMetrics {

  /** More are not counted: the age of the oldest says more. */
  private static final int MOST_COUNTED = 10_000;

  private final OutboxFigures outbox;
  private final MultiGauge waiting;
  private final MultiGauge oldest;
  private final MultiGauge delivered;
  private final MultiGauge dead;
  private final MultiGauge conflicts;
  private final MultiGauge faults;
  private final MultiGauge paused;

  DeliveryMetrics(OutboxFigures outbox, MeterRegistry registry) {
    this.outbox = outbox;
    this.waiting = gauge(registry, "waiting", "Messages that wait; counted up to 10,000");
    this.oldest = gauge(registry, "oldest.seconds", "Age of the oldest message that waits");
    this.delivered = gauge(registry, "delivered", "Messages delivered so far");
    this.dead = gauge(registry, "dead", "Messages that were refused; counted up to 10,000");
    this.conflicts = gauge(registry, "conflicts", "Messages in whose place something else is");
    this.faults = gauge(registry, "faults", "Faults in a row since the last delivery");
    this.paused = gauge(registry, "paused", "1 while nothing is sent");
  }

  /** Counts anew: by the index, and at the same cost whatever waits. */
  @Scheduled(fixedDelayString = "PT15S", initialDelayString = "PT5S")
  public void refresh() {
    List<Figures> all = outbox.count(MOST_COUNTED);
    show(waiting, all, Figures::waiting);
    show(oldest, all, Figures::oldestSeconds);
    show(delivered, all, Figures::delivered);
    show(dead, all, Figures::dead);
    show(conflicts, all, Figures::conflicts);
    show(faults, all, Figures::faults);
    show(paused, all, one -> one.paused() ? 1 : 0);
  }

  private static void show(MultiGauge gauge, List<Figures> all, ToDoubleFunction<Figures> figure) {
    gauge.register(
        all.stream()
            .<MultiGauge.Row<?>>map(one ->
                MultiGauge.Row.of(
                    Tags.of(
                        "destination", one.id().toString(),
                        "name", one.name(),
                        "kind", one.kind()),
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
