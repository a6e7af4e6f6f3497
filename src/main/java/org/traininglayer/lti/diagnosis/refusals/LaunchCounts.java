package org.traininglayer.lti.diagnosis.refusals;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/**
 * How logins and launches end on this node: {@code traininglayer.launches}, by outcome and, where
 * they were refused, by {@link RefusalReason}.
 */
@Component
public class LaunchCounts {

  private final MeterRegistry registry;
  private final Counter opened;
  private final Counter again;

  LaunchCounts(MeterRegistry registry) {
    this.registry = registry;
    this.opened = counter("opened", "none");
    this.again = counter("opened_again", "none");
  }

  /** Somebody has arrived. */
  public void opened() {
    opened.increment();
  }

  /** The same form was sent twice. */
  public void openedAgain() {
    again.increment();
  }

  void refused(RefusalReason reason) {
    counter("refused", reason.name()).increment();
  }

  private Counter counter(String outcome, String reason) {
    return Counter.builder("traininglayer.launches")
        .description("Logins and launches, by how they ended")
        .tag("outcome", outcome)
        .tag("reason", reason)
        .register(registry);
  }
}
