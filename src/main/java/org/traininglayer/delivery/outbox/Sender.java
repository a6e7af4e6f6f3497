package org.traininglayer.delivery.outbox;

import java.util.List;
import java.util.function.BooleanSupplier;

/** Brings messages to one kind of neighbour. Calls out; touches no table. */
public interface Sender {

  /** The messages with what is to be sent, where that is kept elsewhere. */
  default List<OutboxMessage> complete(List<OutboxMessage> messages) {
    return messages;
  }

  /**
   * Whether a try that may have arrived makes a difference to the next one. It is noted before each
   * try, then.
   */
  default boolean mustKnowOfEarlierTries() {
    return false;
  }

  /** Most messages in one batch. */
  int batchCount();

  /** Most bytes in one batch. */
  int batchBytes();

  /**
   * Brings a batch, in as many requests as it takes.
   *
   * @param refused refusals before this batch
   * @param stillOurs asked before each further request; when it says no, the sender stops at once
   */
  BatchResult deliver(List<OutboxMessage> batch, Refusals refused, BooleanSupplier stillOurs);
}
