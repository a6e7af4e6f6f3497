package org.traininglayer.delivery.webhook;

import java.time.Instant;
import org.traininglayer.delivery.outbox.Excerpt;
import org.traininglayer.delivery.outbox.Outcome;
import org.traininglayer.delivery.outbox.Outcome.Delivered;
import org.traininglayer.delivery.outbox.Outcome.Later;
import org.traininglayer.delivery.outbox.Outcome.Misconfigured;
import org.traininglayer.delivery.outbox.Outcome.Refused;
import org.traininglayer.http.Reply;
import org.traininglayer.http.RetryAfter;

/** What a receiver means by its answer. Pure. */
final class WebhookReplies {

  private WebhookReplies() {}

  static Outcome outcome(Reply reply, Instant now) {
    int status = reply.status();
    String said = Excerpt.of(status, reply.text());
    if (reply.ok()) {
      return new Delivered();
    }
    return switch (status) {
      case 401, 403 -> new Misconfigured(status, "does not accept the signature: " + said);
      case 404, 410 -> new Misconfigured(status, status + ": nobody takes calls at this address");
      case 408, 425, 429 -> later(reply, said, now);
      default -> {
        if (status >= 500) {
          yield later(reply, said, now);
        }
        yield status >= 400
            ? new Refused(status, said)
            : new Misconfigured(
                status, status + ": answers with a redirect, which is not followed");
      }
    };
  }

  private static Later later(Reply reply, String said, Instant now) {
    return new Later(
        reply.status(), said, RetryAfter.read(reply.header("retry-after"), now), false);
  }
}
