package org.traininglayer.player;

import org.traininglayer.steps.FormValues;

/** Something is missing in a form; the page shows again as it was sent, and says what. */
final class Incomplete extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String key;
  private final transient FormValues form;
  private final boolean again;

  /**
   * With the key of the message that says what is missing, and what was sent.
   *
   * @param again whether a script must show the page again, too
   */
  Incomplete(String key, FormValues form, boolean again) {
    super(key, null, false, false);
    this.key = key;
    this.form = form;
    this.again = again;
  }

  boolean again() {
    return again;
  }

  FormValues form() {
    return form;
  }

  String key() {
    return key;
  }
}
