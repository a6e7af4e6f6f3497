package org.traininglayer.delivery.webhook;

import static org.traininglayer.delivery.outbox.Retention.exhaust;

import java.time.Duration;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.traininglayer.delivery.outbox.Retention;

/** How long calls of webhooks stay. */
@Component
public class WebhookRetention {

  private static final Duration SENT = Duration.ofDays(30);
  private static final Duration MAY_COME_BACK = Duration.ofDays(30);
  private static final Duration MAY_BE_MENDED = Duration.ofDays(90);
  private static final Duration GIVEN_UP = Duration.ofDays(90);

  private final Retention messages;

  WebhookRetention(Retention messages) {
    this.messages = messages;
  }

  /** What has had its time ends, and goes. */
  @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT1M")
  public void run() {
    String kind = WebhookDestinations.KIND;
    exhaust(() -> messages.forgetDelivered(kind, SENT));
    exhaust(() ->
        messages.giveUpWaiting(kind, MAY_COME_BACK, "the webhook is no longer in the settings"));
    exhaust(() -> messages.giveUpStopped(kind, MAY_BE_MENDED));
    exhaust(() -> messages.forgetGivenUp(kind, GIVEN_UP));
  }
}
