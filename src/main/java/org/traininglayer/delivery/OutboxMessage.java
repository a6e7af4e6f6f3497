package org.traininglayer.delivery;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that is to be sent, exactly as it is to be sent.
 *
 * @param contentId the statement's id
 * @param lineItem where a score goes; empty while its column is still to be found; null for a
 *     statement
 * @param gradeId the grade that a score is for; null for a statement
 * @param attempts how often it was tried by itself without an end
 * @param inDoubt whether an earlier try may have arrived
 * @param status what an earlier try was answered; null when there was no try or no answer
 * @param setAside whether others got through while this one failed
 */
record OutboxMessage(
    long id,
    UUID contentId,
    String payload,
    @Nullable String lineItem,
    @Nullable UUID gradeId,
    int attempts,
    boolean inDoubt,
    @Nullable Integer status,
    boolean setAside) {

  /** What is sent must say which form it has, so that a later version knows how to send it. */
  static final short PAYLOAD_FORMAT = 1;

  /** The same with what is to be sent. */
  OutboxMessage with(String text) {
    return new OutboxMessage(
        id, contentId, text, lineItem, gradeId, attempts, inDoubt, status, setAside);
  }

  /** Tried so often that it may no longer hold up others: it goes by itself and then waits. */
  boolean alone() {
    return attempts >= 3;
  }
}
