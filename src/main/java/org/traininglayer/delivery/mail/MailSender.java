package org.traininglayer.delivery.mail;

import java.time.Clock;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.traininglayer.delivery.outbox.BatchResult;
import org.traininglayer.delivery.outbox.OutboxMessage;
import org.traininglayer.delivery.outbox.Outcome;
import org.traininglayer.delivery.outbox.Outcome.Conflicting;
import org.traininglayer.delivery.outbox.Outcome.Delivered;
import org.traininglayer.delivery.outbox.Outcome.Later;
import org.traininglayer.delivery.outbox.Outcome.Misconfigured;
import org.traininglayer.delivery.outbox.Outcome.Refused;
import org.traininglayer.delivery.outbox.Outcome.TooLarge;
import org.traininglayer.delivery.outbox.Refusals;
import org.traininglayer.delivery.outbox.Sender;
import org.traininglayer.delivery.outbox.Verdict;

/** Brings mails to the mail server, one at a time. */
final class MailSender implements Sender {

  private final MailServer server;
  private final Clock clock;

  MailSender(MailServer server, Clock clock) {
    this.server = server;
    this.clock = clock;
  }

  @Override
  public int batchCount() {
    return 1;
  }

  @Override
  public int batchBytes() {
    return Integer.MAX_VALUE;
  }

  @Override
  public BatchResult deliver(
      List<OutboxMessage> batch, Refusals refused, BooleanSupplier stillOurs) {
    OutboxMessage message = batch.getFirst();
    MailMessage mail = MailMessage.read(message.payload());
    if (!mail.until().isAfter(clock.instant())) {
      return ended(
          new Verdict(
              message,
              Verdict.State.DEAD,
              message.status(),
              "too late: it could not be sent in time"),
          refused);
    }
    Outcome outcome = server.send(message.contentId(), mail, stillOurs);
    return outcome == null
        ? new BatchResult(List.of(), null, null, refused)
        : result(message, outcome, refused);
  }

  static BatchResult result(OutboxMessage message, Outcome outcome, Refusals refused) {
    return switch (outcome) {
      case Delivered d -> ended(Verdict.delivered(message), Refusals.NONE);
      case Refused r when SmtpFaults.ofTheMailbox(r) -> ended(dead(message, r), refused);
      case Refused r -> {
        Refusals more = refused.and(r.reason());
        yield more.suspicious()
            ? stopped(
                null,
                new Misconfigured(
                    r.status(), "refuses every mail in the same words: " + r.reason()),
                more)
            : ended(dead(message, r), more);
      }
      case Conflicting c -> ended(Verdict.conflict(message, c.status(), c.reason()), refused);
      case TooLarge t -> ended(Verdict.dead(message, t.status(), "too large"), refused);
      case Later l -> stopped(l, null, refused);
      case Misconfigured m -> stopped(null, m, refused);
    };
  }

  private static Verdict dead(OutboxMessage message, Refused refused) {
    return Verdict.dead(message, refused.status(), refused.reason());
  }

  private static BatchResult ended(Verdict verdict, Refusals refused) {
    return new BatchResult(List.of(verdict), null, null, refused);
  }

  private static BatchResult stopped(
      @Nullable Later later, @Nullable Misconfigured misconfigured, Refusals refused) {
    return new BatchResult(List.of(), later, misconfigured, refused);
  }
}
