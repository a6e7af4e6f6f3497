package org.traininglayer.delivery.webhook;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.traininglayer.delivery.outbox.BatchResult;
import org.traininglayer.delivery.outbox.OutboxMessage;
import org.traininglayer.delivery.outbox.Outcome;
import org.traininglayer.delivery.outbox.Refusals;
import org.traininglayer.delivery.outbox.SingleSender;
import org.traininglayer.delivery.outbox.Transport;
import org.traininglayer.delivery.webhook.WebhookProperties.Webhook;
import org.traininglayer.http.OutboundHttp;
import org.traininglayer.http.OutboundRequest;

/** Calls one webhook, one message at a time; each try is signed with its own time. */
final class WebhookSender implements SingleSender {

  private static final long LONGEST_ANSWER = 100_000;

  private final Webhook webhook;
  private final OutboundHttp http;
  private final Duration timeout;
  private final Clock clock;

  WebhookSender(Webhook webhook, OutboundHttp http, Duration timeout, Clock clock) {
    this.webhook = webhook;
    this.http = http;
    this.timeout = timeout;
    this.clock = clock;
  }

  @Override
  public BatchResult deliver(OutboxMessage message, Refusals refused, BooleanSupplier stillOurs) {
    Outcome outcome = call(message.contentId().toString(), message.payload());
    return BatchResult.of(message, outcome, refused, false);
  }

  /** One call. */
  Outcome call(String id, String body) {
    Instant now = clock.instant();
    try {
      return WebhookReplies.outcome(
          http.execute(
              OutboundRequest.post(webhook.url(), "application/json", body)
                  .within(timeout)
                  .atMost(LONGEST_ANSWER)
                  .header("webhook-id", id)
                  .header("webhook-timestamp", Long.toString(now.getEpochSecond()))
                  .header(
                      "webhook-signature", WebhookSignature.of(webhook.secret(), id, now, body))),
          clock.instant());
    } catch (IOException e) {
      return Transport.outcome(e);
    }
  }
}
