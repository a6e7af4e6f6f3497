package org.traininglayer.delivery.records;

import java.time.Instant;
import org.traininglayer.delivery.outbox.Excerpt;
import org.traininglayer.delivery.outbox.Outcome;
import org.traininglayer.delivery.outbox.Outcome.Conflicting;
import org.traininglayer.delivery.outbox.Outcome.Delivered;
import org.traininglayer.delivery.outbox.Outcome.Later;
import org.traininglayer.delivery.outbox.Outcome.Misconfigured;
import org.traininglayer.delivery.outbox.Outcome.Refused;
import org.traininglayer.delivery.outbox.Outcome.TooLarge;
import org.traininglayer.http.Reply;
import org.traininglayer.http.RetryAfter;

/** What an LRS means by its answer to {@code POST /statements}. Pure. */
final class LrsReplies {

  private LrsReplies() {}

  static Outcome outcome(Reply reply, Instant now) {
    int status = reply.status();
    if (reply.ok()) {
      return new Delivered(); // 200 with ids, 204 without: the body decides nothing
    }
    return switch (status) {
      case 400, 422 -> new Refused(status, Excerpt.of(status, reply.text()));
      case 409 -> new Conflicting(status, Excerpt.of(status, reply.text()));
      case 413 -> new TooLarge(status);
      case 408, 425, 429 -> later(reply, now);
      case 401 -> new Misconfigured(status, "401: user name or password is not accepted");
      case 403 -> new Misconfigured(status, "403: these credentials may not write statements");
      case 404, 410 -> new Misconfigured(status, status + ": no record store at this address");
      default -> {
        if (status >= 500) {
          yield later(reply, now);
        }
        if (status >= 300 && status < 400) {
          yield new Misconfigured(
              status, status + ": answers with a redirect, which is not followed with credentials");
        }
        yield new Misconfigured(status, Excerpt.of(status, reply.text()));
      }
    };
  }

  private static Outcome later(Reply reply, Instant now) {
    return new Later(
        reply.status(),
        Excerpt.of(reply.status(), reply.text()),
        RetryAfter.read(reply.header("retry-after"), now),
        reply.status() >= 500 && reply.status() != 503);
  }
}
