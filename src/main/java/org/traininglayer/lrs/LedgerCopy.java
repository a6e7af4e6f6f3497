package org.traininglayer.lrs;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A copy of the ledger, where there is one, for those who ask how it does. */
public interface LedgerCopy {

  /** How it does now, by keys only. */
  Standing standing();

  /** Where statements were read from, and why. */
  enum Source {
    /** From the copy. */
    TOPIC,
    /** From the table, because the copy began later, or has not come so far. */
    NOT_COPIED,
    /** From the table, because the copy has them no longer. */
    MISSING,
    /** From the table, because the text is too large for the copy. */
    TOO_LARGE,
    /** From the table, because the brokers do not answer. */
    UNREACHABLE
  }

  /**
   * How a copy does.
   *
   * @param topic where it is
   * @param statements how many the ledger has, whenever the copy began
   * @param behind how many of them it has yet to get
   * @param lag age of the oldest of those; nothing where there is none
   * @param read from where this node read last; null before it has
   * @param trouble why this node copies nothing, without anything about people; null where it does,
   *     or another node does
   */
  record Standing(
      String topic,
      long statements,
      long behind,
      Duration lag,
      @Nullable Read read,
      @Nullable Trouble trouble) {}

  /** The last piece that this node read. */
  record Read(Source source, Instant at) {}

  /** What stops the copy. */
  record Trouble(String what, Instant since) {}
}
