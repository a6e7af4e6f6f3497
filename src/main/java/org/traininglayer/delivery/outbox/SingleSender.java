package org.traininglayer.delivery.outbox;

import java.util.List;
import java.util.function.BooleanSupplier;

/** Brings one message at a time. */
public interface SingleSender extends Sender {

  @Override
  default int batchCount() {
    return 1;
  }

  @Override
  default int batchBytes() {
    return Integer.MAX_VALUE;
  }

  @Override
  default BatchResult deliver(
      List<OutboxMessage> batch, Refusals refused, BooleanSupplier stillOurs) {
    return deliver(batch.getFirst(), refused, stillOurs);
  }

  /** Brings one message, as {@link Sender#deliver(List, Refusals, BooleanSupplier)} does. */
  BatchResult deliver(OutboxMessage message, Refusals refused, BooleanSupplier stillOurs);
}
