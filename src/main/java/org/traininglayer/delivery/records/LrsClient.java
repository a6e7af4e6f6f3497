package org.traininglayer.delivery.records;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.traininglayer.delivery.DeliveryProperties;
import org.traininglayer.delivery.RecordDestinations.Finding;
import org.traininglayer.delivery.outbox.Excerpt;
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
  private static final long SHORT = 100_000;

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
    try {
      Reply reply = there("statementId", message);
      if (reply.status() == 404) {
        // One that was taken back there is shown under the other name alone (xAPI 1.0.3, 3, 2.1.4).
        reply = there("voidedStatementId", message);
      }
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

  private Reply there(String parameter, OutboxMessage message) throws IOException {
    URI one = URI.create(lrs.statements() + "?" + parameter + "=" + message.contentId());
    return http.execute(ours(OutboundRequest.get(one).atMost(LONGEST_STATEMENT)));
  }

  /** Whether the store is there, speaks our version and knows us; reads only. */
  List<Finding> test() {
    List<Finding> found = new ArrayList<>();
    try {
      Reply about = http.execute(ours(OutboundRequest.get(lrs.at("about")).atMost(SHORT)));
      found.add(new Finding("about", about.ok(), Excerpt.of(about.status(), about.text())));
      if (about.ok()) {
        found.add(
            new Finding(
                "version", about.text().contains('"' + lrs.version() + '"'), lrs.version()));
      }
      URI one = URI.create(lrs.statements() + "?limit=1");
      Reply read = http.execute(ours(OutboundRequest.get(one).atMost(LONGEST_STATEMENT)));
      // Who may only write is refused with 403, and that is enough.
      found.add(
          new Finding(
              read.status() == 403 ? "read-not-allowed" : "read",
              read.ok() || read.status() == 403,
              read.ok() ? "200" : Excerpt.of(read.status(), read.text())));
    } catch (IOException e) {
      found.add(new Finding("no-answer", false, reason(e)));
    }
    return found;
  }

  private static String reason(IOException fault) {
    return switch (Transport.outcome(fault)) {
      case Outcome.Later later -> later.reason();
      case Outcome.Misconfigured misconfigured -> misconfigured.reason();
      default -> fault.getClass().getSimpleName();
    };
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
