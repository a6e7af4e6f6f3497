package org.traininglayer.database;

import java.util.concurrent.TimeUnit;

/** The wait between two looks at a server that is about to come. */
final class Pause {

  private Pause() {}

  /** A fifth of a second; an interrupt ends the start of the application. */
  static void briefly() {
    try {
      TimeUnit.MILLISECONDS.sleep(200);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DatabaseUnavailableException("Interrupted while waiting for the database.", e);
    }
  }
}
