package org.traininglayer.player;

/** Something is missing in a form; the page shows again and says what. */
final class Incomplete extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String key;
  private final boolean again;

  /**
   * With the key of the message that says what is missing.
   *
   * @param again whether a script must show the page again, too
   */
  Incomplete(String key, boolean again) {
    super(key, null, false, false);
    this.key = key;
    this.again = again;
  }

  String key() {
    return key;
  }

  boolean again() {
    return again;
  }
}
