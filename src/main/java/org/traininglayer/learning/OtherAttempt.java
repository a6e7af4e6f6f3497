package org.traininglayer.learning;

/** An answer names another attempt than the newest one; nothing is saved. */
public final class OtherAttempt extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Progress newest;

  OtherAttempt(Progress newest) {
    super("The newest attempt is number " + newest.number() + ".", null, false, false);
    this.newest = newest;
  }

  /** The newest attempt. */
  public Progress newest() {
    return newest;
  }
}
