package org.traininglayer.delivery.grades;

import java.io.IOException;
import java.util.function.BooleanSupplier;
import org.traininglayer.delivery.outbox.BatchResult;
import org.traininglayer.delivery.outbox.OutboxMessage;
import org.traininglayer.delivery.outbox.Outcome;
import org.traininglayer.delivery.outbox.Outcome.Refused;
import org.traininglayer.delivery.outbox.Refusals;
import org.traininglayer.delivery.outbox.SingleSender;
import org.traininglayer.delivery.outbox.Transport;
import org.traininglayer.kernel.PlatformId;

/** Brings scores to the gradebook of a platform, one at a time. */
final class ScoreSender implements SingleSender {

  private final ScoreSending sending;
  private final PlatformId platform;

  ScoreSender(ScoreSending sending, PlatformId platform) {
    this.sending = sending;
    this.platform = platform;
  }

  /** A score that is there already may look like a grade that a teacher gave. */
  @Override
  public boolean mustKnowOfEarlierTries() {
    return true;
  }

  @Override
  public BatchResult deliver(OutboxMessage message, Refusals refused, BooleanSupplier stillOurs) {
    // What a gradebook refuses is about one person or column, and says nothing of the next.
    return BatchResult.of(message, send(message, stillOurs), refused, true);
  }

  private Outcome send(OutboxMessage message, BooleanSupplier stillOurs) {
    try {
      return sending.send(platform, message, stillOurs);
    } catch (IOException e) {
      return Transport.outcome(e);
    } catch (IllegalArgumentException e) {
      return new Refused(400, "the address of the column cannot be called");
    }
  }
}
