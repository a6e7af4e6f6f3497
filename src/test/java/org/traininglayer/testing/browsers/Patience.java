package org.traininglayer.testing.browsers;

import java.time.Duration;
import java.util.function.Supplier;

/** Tries again until it works; a busy machine may take its time. */
final class Patience {

  private static final Duration LONG = Duration.ofSeconds(45);
  private static final Duration PAUSE = Duration.ofMillis(80);

  private Patience() {}

  /** What the attempt gives, as soon as it does not throw {@link CannotYetException}. */
  static <T> T until(String what, Supplier<T> attempt) {
    long deadline = System.nanoTime() + LONG.toNanos();
    while (true) {
      try {
        return attempt.get();
      } catch (CannotYetException e) {
        if (System.nanoTime() > deadline) {
          throw new AssertionError("waited for " + what + " in vain: " + e.getMessage(), e);
        }
      }
      pause();
    }
  }

  static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
