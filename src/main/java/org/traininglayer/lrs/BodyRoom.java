package org.traininglayer.lrs;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * How much of bodies may be in memory at once. A body of some MB is many times that while it is
 * read and judged; whoever finds no room for a few seconds is told to come again.
 */
@Component
class BodyRoom {

  private static final int UNIT = 1 << 10;

  /** So much is taken at once. */
  private static final long STEP = 256L << 10;

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

  /** The room of one request, which has none yet. */
  Share share() {
    return new Share();
  }

  /**
   * What one request takes: as much as has arrived, so that a slow body holds up nobody, whatever
   * it may become. Of one thread.
   */
  final class Share implements AutoCloseable {

    private int held;

    private Share() {}

    /**
     * More of the body is here.
     *
     * @param bytes how many in all so far, unpacked
     * @throws XapiFailure 503 when others need all the room
     */
    void arrived(long bytes) {
      if (bytes <= SMALL) {
        return;
      }
      int needed = (int) Math.min(units, (bytes + STEP - 1) / STEP * (STEP / UNIT));
      if (needed > held) {
        if (!taken(needed - held)) {
          throw XapiFailure.of(503, "Others send very much right now. Try again.")
              .with("Retry-After", "2");
        }
        held = needed;
      }
    }

    /** Gives all of it back. */
    @Override
    public void close() {
      free.release(held);
      held = 0;
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
