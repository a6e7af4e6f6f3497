package org.traininglayer.delivery.outbox;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that is to be sent, as it is kept.
 *
 * @param contentId the same for the same content, however often it is put in
 * @param reference what it is about; null where nothing is to be found by it
 * @param payloadFormat which form the payload has, so that a later version knows how to send it
 * @param payload as its sender understands it; empty where the sender finds it elsewhere
 * @param attempts how often it was tried by itself without an end
 * @param inDoubt whether an earlier try may have arrived
 * @param status what an earlier try was answered; null when there was no try or no answer
 * @param setAside whether others got through while this one failed
 */
public record OutboxMessage(
    long id,
    UUID contentId,
    @Nullable UUID reference,
    int payloadFormat,
    String payload,
    int attempts,
    boolean inDoubt,
    @Nullable Integer status,
    boolean setAside) {

  /** The same with what is to be sent. */
  public OutboxMessage with(String text) {
    return new OutboxMessage(
        id, contentId, reference, payloadFormat, text, attempts, inDoubt, status, setAside);
  }

  /** Tried so often that it may no longer hold up others: it goes by itself and then waits. */
  public boolean alone() {
    return attempts >= RetryPolicy.ALONE_AT;
  }
}
