package org.traininglayer.delivery.outbox;

import java.time.Duration;

/**
 * How this node sends.
 *
 * @param enabled whether it does; what waits is kept either way
 * @param poll how often it looks for what another node put in or what has become due
 * @param parallel most requests under way to one destination
 * @param lease how long it may work in a lane without a sign of life
 * @param retry when what came to no end is tried again
 */
public record OutboxSettings(
    boolean enabled, Duration poll, int parallel, Duration lease, RetryPolicy retry) {}
