package org.traininglayer.delivery;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.traininglayer.delivery.Outcome.Later;

/**
 * When what came to no end is tried again. A value, and pure but for chance.
 *
 * @param first longest wait after the first fault; doubles with each further one
 * @param longest longest wait between two tries
 * @param probe how often a paused destination is tried with one message
 */
record RetryPolicy(Duration first, Duration longest, Duration probe) {

  static RetryPolicy of(DeliveryProperties settings) {
    return new RetryPolicy(settings.firstRetry(), settings.longestRetry(), settings.probe());
  }

  /**
   * Whether a message lets the others of its lane pass: it waits for something of its own, or the
   * neighbour has failed on it several times, and on nothing else beside it.
   */
  static boolean stepsAside(List<OutboxMessage> tried, Later later) {
    return tried.size() == 1 && (later.only() || (tried.getFirst().alone() && later.answered()));
  }

  /**
   * How long lane and message wait after a fault. A message that steps aside waits by its own
   * faults; only where others got through meanwhile is it the culprit, and waits for {@link
   * #longest}: that is seen where it is written down.
   */
  Duration wait(Lease lease, List<OutboxMessage> tried, Later later) {
    int own = tried.getFirst().attempts();
    if (stepsAside(tried, later)) {
      return new BackOff(first, longest).after(own + 1, 1); // all of it: others come first
    }
    int before =
        Math.max(
            Math.max(lease.laneFailures(), lease.destinationFailures() - Outbox.BREAKS_AT), own);
    Duration asked = later.askedFor();
    Duration wait = after(before);
    return asked != null && asked.compareTo(wait) > 0 ? asked : wait;
  }

  private Duration after(int faultsBefore) {
    return new BackOff(first, longest)
        .after(faultsBefore + 1, ThreadLocalRandom.current().nextDouble());
  }
}
