package org.traininglayer.player;

/** Something is missing in a form; the page shows again and says what. */
final class Incomplete extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String key;

  /** With the key of the message that says what is missing. */
  Incomplete(String key) {
    super(key, null, false, false);
    this.key = key;
  }

  String key() {
    return key;
  }
}
