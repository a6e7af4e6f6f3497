package org.traininglayer.player;

/** The module has no step of this name. */
final class NoSuchStep extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NoSuchStep() {
    super("no such step", null, false, false);
  }
}
