package org.traininglayer.delivery.grades;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
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
import org.traininglayer.delivery.outbox.Transport;
import org.traininglayer.delivery.outbox.Verdict;
import org.traininglayer.kernel.PlatformId;

/** Brings scores to the gradebook of a platform, one at a time. */
final class ScoreSender implements Sender {

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
    List<Verdict> verdicts = new ArrayList<>();
    for (OutboxMessage message : batch) {
      switch (send(message, stillOurs)) {
        case Delivered d -> verdicts.add(Verdict.delivered(message));
        case Refused r -> verdicts.add(Verdict.dead(message, r.status(), r.reason()));
        case Conflicting c -> verdicts.add(Verdict.conflict(message, c.status(), c.reason()));
        case TooLarge t -> verdicts.add(Verdict.dead(message, t.status(), "too large"));
        case Later l -> {
          return new BatchResult(verdicts, l, null, refused);
        }
        case Misconfigured m -> {
          return new BatchResult(verdicts, null, m, refused);
        }
      }
    }
    return new BatchResult(verdicts, null, null, refused);
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
