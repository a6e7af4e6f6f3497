package org.traininglayer.lti;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The keys this tool signs with, for whoever looks after them. */
public interface SigningKeys {

  /** Every key that is known, the newest first. */
  List<Key> all();

  /**
   * Brings a new key: shown now, signing from tomorrow on; the one before is shown for two more
   * days after that. Does nothing while another new one waits already.
   *
   * @return the id of the new key, or of the one that waits
   */
  String rotate();

  /**
   * Brings a new key that signs at once, and takes away all others, as if somebody had stolen them.
   * Platforms that remember our key set refuse what we sign until they read it again.
   *
   * @return the id of the new key
   */
  String replaceAtOnce();

  /**
   * A key.
   *
   * @param signsUntil when the next one takes over; null while none waits
   * @param shownUntil when it leaves the key set; null while that is not settled
   */
  record Key(
      String id,
      State state,
      Instant createdAt,
      Instant signsFrom,
      @Nullable Instant signsUntil,
      @Nullable Instant shownUntil) {}

  /** Where in its life a key is. */
  enum State {
    /** Shown, so that platforms learn it; signs later. */
    UPCOMING,
    /** Signs now. */
    SIGNING,
    /** Signs no more, shown until what it signed has expired. Its private half is gone. */
    RETIRING,
    /** Shown no more. */
    RETIRED,
    /** Taken away at once because it leaked. */
    WITHDRAWN
  }
}
