package org.traininglayer.lti;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Looks at a platform's key set before the platform is used. */
public interface KeySetProbe {

  /** Fetches the keys once, with guarded address, little time and a limit. */
  Finding look(URI keySet);

  /** Whether a text, as such an address answers it, is a key set that can verify anything. */
  Check usableKeys(String keySet);

  /**
   * What was found.
   *
   * @param detail what exactly, for an administrator; never a secret
   */
  record Finding(Kind kind, @Nullable String detail) {

    /** Whether launches can be verified with it. */
    public boolean good() {
      return kind == Kind.GOOD;
    }
  }

  /** What can be said about a key set. */
  enum Kind {
    GOOD,
    PRIVATE_ADDRESS,
    UNREACHABLE,
    TOO_SLOW,
    TOO_LARGE,
    REDIRECTS,
    STATUS,
    PAGE,
    NOT_JSON,
    NO_KEYS,
    NO_USABLE_KEY
  }
}
