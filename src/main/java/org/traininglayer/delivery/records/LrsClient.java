package org.traininglayer.delivery.records;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.traininglayer.delivery.DeliveryProperties;
import org.traininglayer.delivery.outbox.OutboxMessage;
import org.traininglayer.delivery.outbox.Outcome;
import org.traininglayer.delivery.outbox.Outcome.Conflicting;
import org.traininglayer.delivery.outbox.Outcome.Delivered;
import org.traininglayer.delivery.outbox.Transport;
import org.traininglayer.http.OutboundHttp;
import org.traininglayer.http.OutboundRequest;
import org.traininglayer.http.Reply;
import org.traininglayer.xapi.StatementEquality;

/** Speaks with one record store (xAPI 1.0.3, part 3, 2.1). */
final class LrsClient {

  private static final long LONGEST_STATEMENT = 5_000_000;

  private final OutboundHttp http;
  private final DeliveryProperties.Lrs lrs;
  private final Duration timeout;
  private final Clock clock;

  LrsClient(OutboundHttp http, DeliveryProperties.Lrs lrs, Duration timeout, Clock clock) {
    this.http = http;
    this.lrs = lrs;
    this.timeout = timeout;
    this.clock = clock;
  }

  /** POSTs statements, each exactly as it is kept. */
  Outcome send(List<OutboxMessage> messages) {
    String body = messages.stream().map(OutboxMessage::payload).collect(joining(",", "[", "]"));
    try {
      Reply reply =
          http.execute(ours(OutboundRequest.post(lrs.statements(), "application/json", body)));
      return LrsReplies.outcome(reply, clock.instant());
    } catch (IOException e) {
      return Transport.outcome(e);
    }
  }

  /** What a conflict comes to: the same statement is there already, or another one. */
  Outcome compare(OutboxMessage message, Conflicting conflict) {
    URI one = URI.create(lrs.statements() + "?statementId=" + message.contentId());
    try {
      Reply reply = http.execute(ours(OutboundRequest.get(one).atMost(LONGEST_STATEMENT)));
      if (reply.ok()) {
        return StatementEquality.same(message.payload(), reply.text())
            ? new Delivered()
            : new Conflicting(conflict.status(), "another statement is there under this id");
      }
      return switch (LrsReplies.outcome(reply, clock.instant())) {
        case Outcome.Later later -> later;
        default ->
            new Conflicting(
                conflict.status(),
                "something is there under this id; it could not be compared ("
                    + reply.status()
                    + ")");
      };
    } catch (IOException e) {
      return Transport.outcome(e);
    }
  }

  private OutboundRequest ours(OutboundRequest request) {
    OutboundRequest versioned =
        request.within(timeout).header("X-Experience-API-Version", lrs.version());
    if (lrs.username().isEmpty() && lrs.password().isEmpty()) {
      return versioned;
    }
    String credentials = lrs.username() + ":" + lrs.password();
    return versioned.header(
        "Authorization",
        "Basic "
            + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
  }
}
