package org.traininglayer.delivery.mail;

import java.time.Clock;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.traininglayer.delivery.outbox.BatchResult;
import org.traininglayer.delivery.outbox.OutboxMessage;
import org.traininglayer.delivery.outbox.Outcome;
import org.traininglayer.delivery.outbox.Outcome.Refused;
import org.traininglayer.delivery.outbox.Refusals;
import org.traininglayer.delivery.outbox.SingleSender;
import org.traininglayer.delivery.outbox.Verdict;

/** Brings mails to the mail server, one at a time. */
final class MailSender implements SingleSender {

  private final MailServer server;
  private final Clock clock;

  MailSender(MailServer server, Clock clock) {
    this.server = server;
    this.clock = clock;
  }

  @Override
  public BatchResult deliver(OutboxMessage message, Refusals refused, BooleanSupplier stillOurs) {
    MailMessage mail = MailMessage.read(message.payload());
    if (!mail.until().isAfter(clock.instant())) {
      Verdict late = Verdict.givenUp(message, "too late: it could not be sent in time");
      return new BatchResult(List.of(late), null, null, refused);
    }
    Outcome outcome = server.send(message.contentId(), mail, stillOurs);
    return outcome == null
        ? new BatchResult(List.of(), null, null, refused)
        : BatchResult.of(
            message, outcome, refused, outcome instanceof Refused r && SmtpFaults.ofTheMailbox(r));
  }
}
