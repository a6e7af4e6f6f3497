package org.traininglayer.monitoring;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.traininglayer.learning.LearningEvent;

/** What was learned on this node, by kind of event; counted when it is committed. */
@Component
public class LearningMetrics {

  private final Map<Class<?>, Counter> counters;

  LearningMetrics(MeterRegistry registry) {
    this.counters =
        Arrays.stream(LearningEvent.class.getPermittedSubclasses())
            .collect(
                Collectors.toUnmodifiableMap(
                    Function.identity(), kind -> counter(registry, kind.getSimpleName())));
  }

  /** It is committed: what was tried and undone is not counted. */
  @TransactionalEventListener
  public void on(LearningEvent event) {
    Counter counter = counters.get(event.getClass());
    if (counter != null) {
      counter.increment();
    }
  }

  private static Counter counter(MeterRegistry registry, String kind) {
    return Counter.builder("traininglayer.learning.events")
        .description("What happened while people learned, as committed")
        .tag("event", kind)
        .register(registry);
  }
}
