package org.traininglayer.delivery.records;

import static org.traininglayer.delivery.outbox.Retention.exhaust;

import java.time.Duration;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.traininglayer.delivery.DeliveryProperties;
import org.traininglayer.delivery.outbox.Retention;

/** How long what goes to record stores stays in the outbox. The ledger has the statements. */
@Component
public class StatementRetention {

  /** A store that was taken out of the settings may have been taken out by mistake. */
  private static final Duration STORE_MAY_COME_BACK = Duration.ofDays(30);

  /** So long a refused message waits for somebody to mend what it was refused for. */
  private static final Duration LETTER_MAY_BE_MENDED = Duration.ofDays(180);

  private final Retention retention;
  private final DeliveryProperties settings;

  StatementRetention(Retention retention, DeliveryProperties settings) {
    this.retention = retention;
    this.settings = settings;
  }

  /** What has had its time ends, and goes. */
  @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT1M")
  public void run() {
    exhaust(() -> retention.forgetDelivered(RecordStores.KIND, settings.keepDelivered()));
    exhaust(() -> retention.forgetGivenUp(RecordStores.KIND, settings.keepGrades()));
    exhaust(() ->
        retention.giveUpWaiting(
            RecordStores.KIND,
            STORE_MAY_COME_BACK,
            "the record store is no longer in the settings"));
    exhaust(() -> retention.giveUpStopped(RecordStores.KIND, LETTER_MAY_BE_MENDED));
  }
}
