package org.traininglayer.lti.launch.login;

import org.traininglayer.lti.platforms.keys.Secrets;

/**
 * The name of a login, which says what its cookie is called: those made before cookies had a prefix
 * end in one of four letters, since sixteen bytes leave the last of 22 letters four bits; those
 * made now end in the letter after. So a login that was under way during an update goes on, and
 * nobody can have one of today bound by a cookie of yesterday's name.
 */
final class LoginHandle {

  private static final String FOUR_BITS = "AQgw";

  private LoginHandle() {}

  /** A new one. */
  static String fresh() {
    String random = Secrets.freshHandle();
    int last = random.length() - 1;
    return random.substring(0, last) + (char) (random.charAt(last) + 1);
  }

  /** Whether the cookie of this login has the prefix {@code __Host-}. */
  static boolean hasHostCookie(String handle) {
    return !handle.isEmpty() && FOUR_BITS.indexOf(handle.charAt(handle.length() - 1)) < 0;
  }
}
