package org.traininglayer.lti.platforms.keys;

import java.text.ParseException;
import org.traininglayer.lti.Check;

/** Whether a text is a key set that can verify anything. Pure. */
public final class KeySetReading {

  private KeySetReading() {}

  /** Looks at what an address answered. */
  public static Check check(String text) {
    String what = "Platform · keys usable for RS256";
    try {
      KeySet set = KeySet.parse(text);
      String usable = set.words();
      return usable.isEmpty()
          ? Check.failed(what, "at least one RSA key with a kid, 2048 bits or more", "none")
          : Check.passed(what, usable);
    } catch (ParseException e) {
      boolean page = text.stripLeading().startsWith("<");
      return Check.failed(what, "a JWK set", page ? "a page in HTML" : e.getMessage());
    }
  }
}
