package org.traininglayer.delivery.outbox;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message that is not sent any more without a person.
 *
 * @param kind of its destination
 * @param open whether it may still be sent again
 * @param discardedBecause why somebody threw it away; null when nobody did
 */
public record StoppedMessage(
    long id,
    UUID destination,
    String destinationName,
    String kind,
    UUID contentId,
    String payload,
    Instant createdAt,
    int attempts,
    @Nullable Integer status,
    String reason,
    boolean open,
    @Nullable String discardedBecause) {}
