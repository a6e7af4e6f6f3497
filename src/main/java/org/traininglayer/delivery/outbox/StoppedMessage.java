package org.traininglayer.delivery.outbox;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message that is not sent any more without a person.
 *
 * @param kind of its destination
 */
public record StoppedMessage(
    long id,
    String kind,
    UUID contentId,
    String payload,
    Instant createdAt,
    int attempts,
    @Nullable Integer status,
    String reason) {}
