package org.traininglayer.delivery.outbox;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.traininglayer.delivery.outbox.Outcome.Later;

/**
 * When what came to no end is tried again, and how much at once. A value, and pure but for chance.
 *
 * @param first longest wait after the first fault; doubles with each further one
 * @param longest longest wait between two tries
 * @param probe how often a paused destination is tried with one message
 */
public record RetryPolicy(Duration first, Duration longest, Duration probe) {

  /** After so many faults with no delivery between them only one probe at a time goes out. */
  public static final int BREAKS_AT = 3;

  /**
   * Tried by itself so often without an end a message holds up no others. An index of the waiting
   * ones knows this number.
   */
  static final int ALONE_AT = 3;

  /**
   * Each fault in a row halves the batches of a lane, each success doubles them again; after so
   * many a batch of any usual size is down to one.
   */
  static final int SMALLEST_AFTER = 6;

  /** Most messages in one batch of a lane, where the neighbour would take so many. */
  static int most(Lease lease, int batchCount) {
    return lease.probe() ? 1 : Math.max(1, batchCount >> Math.min(lease.laneFailures(), 16));
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
        Math.max(Math.max(lease.laneFailures(), lease.destinationFailures() - BREAKS_AT), own);
    Duration asked = later.askedFor();
    Duration wait = after(before);
    return asked != null && asked.compareTo(wait) > 0 ? asked : wait;
  }

  private Duration after(int faultsBefore) {
    return new BackOff(first, longest)
        .after(faultsBefore + 1, ThreadLocalRandom.current().nextDouble());
  }
}
