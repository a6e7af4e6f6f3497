package org.traininglayer.persistence;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * One thread that looks, does what there is to do, rests and looks again, for as long as the
 * application runs.
 */
public final class Following {

  private static final Duration LAST_ROUND = Duration.ofSeconds(10);

  private final String name;
  private final Work work;
  private volatile @Nullable Thread thread;

  /**
   * Does not start yet.
   *
   * @param name of the thread
   */
  public Following(String name, Work work) {
    this.name = name;
    this.work = work;
  }

  /** What is done. */
  public interface Work {

    /** Looks once; how long to rest then, nothing when there is more to do. */
    Duration round();

    /** A round has failed, and this goes on; how long to rest. */
    Duration failed(RuntimeException fault);

    /** The last round is over. */
    default void ended() {}
  }

  /** Begins. */
  public void start() {
    Thread started = new Thread(this::run, name);
    started.setDaemon(true);
    thread = started;
    started.start();
  }

  /** Ends after the round that is under way, and waits for that. */
  public void stop() {
    Thread running = thread;
    thread = null;
    if (running == null) {
      return;
    }
    LockSupport.unpark(running);
    try {
      running.join(LAST_ROUND);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether it was started and not stopped. */
  public boolean isRunning() {
    return thread != null;
  }

  /** Whether whoever asks is the thread that is to go on; a long round asks between its steps. */
  public boolean goesOn() {
    return thread == Thread.currentThread();
  }

  private void run() {
    while (goesOn()) {
      Duration rest;
      try {
        rest = work.round();
      } catch (RuntimeException e) {
        // A fault while the application ends is nobody's concern.
        rest = goesOn() ? work.failed(e) : Duration.ZERO;
      }
      if (goesOn() && rest.isPositive()) {
        LockSupport.parkNanos(rest.toNanos());
      }
    }
    work.ended();
  }
}
