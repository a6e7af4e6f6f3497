package org.traininglayer.delivery.outbox;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The right to work in one lane of a destination for a while.
 *
 * @param owner who has it: one piece of work on one node
 * @param laneFailures faults in a row in this lane
 * @param destinationFailures faults since the last delivery
 * @param refusals refusals in the same words since the last delivery
 * @param refusedBecause those words
 * @param probe whether this is the one try at a destination that is held back
 */
public record Lease(
    UUID owner,
    UUID destination,
    int lane,
    int laneFailures,
    int destinationFailures,
    int refusals,
    @Nullable String refusedBecause,
    boolean probe) {}
