package org.traininglayer.delivery;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.traininglayer.kernel.OrganisationId;

/**
 * A single statement is voided and another one takes its place, in the ledger and at every record
 * store. What the other one says is never typed: it follows from the answer key that holds now, or
 * from how this build tells what happened.
 */
public interface Replacements {

  /** What would take the place of one of our own statements, or has; empty where there is none. */
  Optional<Proposal> propose(OrganisationId organisation, UUID statement, String reason);

  /** The statement in the ledger that a message about a record store was to bring there. */
  Optional<UUID> statementOf(OrganisationId organisation, long message);

  /**
   * Writes the one that voids and the one that takes the place, and puts both on their way in this
   * order; messages that stopped with the old one are given up. To be called in a transaction, as
   * the last thing in it.
   *
   * @param reason why, for the records
   * @return false when nothing was done: there is nothing to replace any more
   */
  boolean replace(OrganisationId organisation, UUID statement, String reason);

  /**
   * A statement and what takes its place.
   *
   * @param before its text in the ledger
   * @param after null where nothing takes its place
   */
  record Proposal(UUID statement, String before, @Nullable String after, State state) {

    /** Whether it can be done now. */
    public boolean open() {
      return state == State.BY_KEY || state == State.MADE_AGAIN;
    }
  }

  /** How it is with a replacement. */
  enum State {
    /** The answer key that holds now says otherwise. */
    BY_KEY,
    /** This build tells it in other words. */
    MADE_AGAIN,
    /** Nothing would be said otherwise. */
    SAME,
    /** It was voided, and another may stand in its place. */
    VOIDED,
    /** It is about nobody that records leave the house of, or voids another one itself. */
    NOT_REPLACEABLE
  }
}
