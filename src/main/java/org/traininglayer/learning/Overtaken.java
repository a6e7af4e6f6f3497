package org.traininglayer.learning;

import java.time.Instant;

/**
 * A page answers where another page has answered since it was served: the newer answer holds, and
 * nothing of this one is saved.
 */
public final class Overtaken extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Instant at;

  Overtaken(Instant at) {
    super("Another page answered here at " + at + ".", null, false, false);
    this.at = at;
  }

  /** When the newer answer was saved. */
  public Instant at() {
    return at;
  }
}
