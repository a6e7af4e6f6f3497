package org.traininglayer.lrs;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * How much of bodies may be in memory at once. A body of some MB is many times that while it is
 * read and judged; whoever finds no room for a few seconds is told to come again.
 */
@Component
class BodyRoom {

  private static final int UNIT = 1 << 10;

  /** Smaller bodies take no room: they cannot amount to much. */
  private static final long SMALL = 64L << 10;

  private static final long LEAST = 48L << 20;
  private static final int SHARE_OF_HEAP = 16;

  private final int units;
  private final Semaphore free;
  private final long patienceMillis;

  @Autowired
  BodyRoom() {
    this(Math.max(LEAST, Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP), 5_000);
  }

  BodyRoom(long bytes, long patienceMillis) {
    this.units = (int) Math.min(bytes / UNIT, Integer.MAX_VALUE);
    this.free = new Semaphore(units, true);
    this.patienceMillis = patienceMillis;
  }

  /**
   * Answers while there is room.
   *
   * @param bytes how large the body is expected to become
   * @throws XapiFailure 503 when others need all of it
   */
  <T> T within(long bytes, Supplier<T> answer) {
    if (bytes <= SMALL) {
      return answer.get();
    }
    int needed = (int) Math.min(units, (bytes + UNIT - 1) / UNIT);
    if (!taken(needed)) {
      throw XapiFailure.of(503, "Others send very much right now. Try again.")
          .with("Retry-After", "2");
    }
    try {
      return answer.get();
    } finally {
      free.release(needed);
    }
  }

  private boolean taken(int needed) {
    try {
      return free.tryAcquire(needed, patienceMillis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
