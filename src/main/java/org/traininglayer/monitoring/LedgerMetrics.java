package org.traininglayer.monitoring;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.traininglayer.adoption.Adoption;
import org.traininglayer.lrs.StatementLog;

/**
 * How much is in the ledger, and how far the figures have followed. The same on every node: take
 * the maximum, not the sum.
 */
@Component
public class LedgerMetrics {

  private final StatementLog log;
  private final Adoption adoption;
  private final AtomicLong statements = new AtomicLong();
  private final AtomicLong behind = new AtomicLong();
  private final AtomicLong lagSeconds = new AtomicLong();

  LedgerMetrics(
      @Qualifier(StatementLog.OF_THE_TABLE) StatementLog log,
      Adoption adoption,
      MeterRegistry registry) {
    this.log = log;
    this.adoption = adoption;
    gauge(registry, "ledger.statements", "Statements appended to the ledger so far", statements);
    gauge(registry, "figures.behind", "Statements that are not yet in the figures", behind);
    gauge(
        registry,
        "figures.lag.seconds",
        "Age of the oldest statement that is not yet in the figures",
        lagSeconds);
  }

  /** Looks anew: by keys only, at the same cost however much is there, and whoever asks. */
  @Scheduled(fixedDelayString = "PT15S", initialDelayString = "PT5S")
  public void refresh() {
    statements.set(Arrays.stream(log.heads()).sum());
    behind.set(adoption.behind());
    lagSeconds.set(Math.max(0, adoption.lag().toSeconds()));
  }

  private static void gauge(MeterRegistry registry, String name, String what, AtomicLong value) {
    Gauge.builder("traininglayer." + name, value, AtomicLong::doubleValue)
        .description(what)
        .register(registry);
  }
}
