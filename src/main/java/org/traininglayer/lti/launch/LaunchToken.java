package org.traininglayer.lti.launch;

import java.util.Base64;
import org.traininglayer.lti.platforms.keys.Secrets;

/**
 * The secret name of an opened launch. It follows from the two secrets of its login and from the
 * id_token, so that the same form sent twice by the same browser has the same one on every node;
 * whoever lacks one of the three has none.
 */
final class LaunchToken {

  private LaunchToken() {}

  /** 43 URL-safe characters. */
  static String of(String state, String binding, String idToken) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Secrets.hash("launch " + state + " " + binding + " " + idToken));
  }
}
