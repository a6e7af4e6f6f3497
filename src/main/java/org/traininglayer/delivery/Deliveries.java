package org.traininglayer.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.traininglayer.kernel.OrganisationId;

/** What leaves the house, what waits, and why; for administrators. */
public interface Deliveries {

  /** More messages of a destination in one state are not counted. */
  int MOST_COUNTED = 10_000;

  /** Every destination with its state. */
  List<Destination> destinations(OrganisationId organisation);

  /** Messages that a person must look at, newest first. */
  List<DeadLetter> deadLetters(OrganisationId organisation, UUID destination, int limit);

  /** The same of one reason only. */
  List<DeadLetter> deadLetters(
      OrganisationId organisation, UUID destination, String reason, int limit);

  /** Why messages stopped, the most frequent reason first. */
  List<Reason> reasons(OrganisationId organisation, UUID destination);

  /** One message that stopped, with what it says. */
  Optional<Letter> letter(OrganisationId organisation, long message);

  /** Throws one message that stopped away; false when there is none. */
  boolean discard(OrganisationId organisation, long message, String because);

  /** Throws everything away that stopped for a reason; how many there were. */
  int discardAll(OrganisationId organisation, UUID destination, String reason, String because);

  /** Sends everything again that stopped for a reason; how many there were. */
  int retryReason(OrganisationId organisation, UUID destination, String reason);

  /** Sends nothing there until somebody resumes; what comes waits. */
  boolean pause(OrganisationId organisation, UUID destination);

  /** Puts nothing new in for a record store until somebody resumes; what waits goes out. */
  boolean drain(OrganisationId organisation, UUID destination);

  /** Sends one dead letter again, with the same id and bytes. */
  void retry(OrganisationId organisation, long message);

  /** Sends all dead letters of a destination again. */
  int retryAll(OrganisationId organisation, UUID destination);

  /** Lets a paused destination go on. */
  void resume(OrganisationId organisation, UUID destination);

  /**
   * A destination.
   *
   * @param waiting counted up to {@link #MOST_COUNTED}, as {@code dead} and {@code conflicts}
   * @param pausedBecause why it is paused; null when it is not
   * @param nextTryAt when something is tried again after a fault; null when nothing waits for that
   * @param byHand what somebody does about it; null when nobody does
   * @param lastMinute delivered in the last minute, counted up to a bound
   * @param goneOrOut whether there is nobody to send to: out of use, or no longer in the settings
   */
  record Destination(
      UUID id,
      String name,
      Kind kind,
      long waiting,
      @Nullable Instant oldestWaitingAt,
      long delivered,
      long dead,
      long conflicts,
      @Nullable String lastError,
      @Nullable Instant lastErrorAt,
      @Nullable String pausedBecause,
      @Nullable Instant nextTryAt,
      @Nullable ByHand byHand,
      @Nullable Instant byHandAt,
      long lastMinute,
      boolean goneOrOut) {

    /** Whether it stands still, and somebody here can let it go on. */
    public boolean resumable() {
      return byHand != null || (pausedBecause != null && !goneOrOut);
    }
  }

  /** What somebody does about a destination. */
  enum ByHand {
    /** Nothing is sent. */
    PAUSED,
    /** Nothing new is put in. */
    DRAINING
  }

  /** What kind of neighbour receives. */
  enum Kind {
    LRS,
    GRADEBOOK,
    /** The mail server. */
    MAIL,
    /** An address that is told of warnings. */
    WEBHOOK
  }

  /**
   * A message that is not sent any more without a person.
   *
   * @param open whether it may still be sent again
   * @param discardedBecause why somebody threw it away; null when nobody did
   */
  record DeadLetter(
      long message,
      String what,
      Instant createdAt,
      int attempts,
      @Nullable Integer status,
      String reason,
      boolean open,
      @Nullable String discardedBecause) {}

  /**
   * Why messages stopped.
   *
   * @param kind the words, without what varies
   * @param example the words of one of them
   */
  record Reason(String kind, String example, boolean conflict, long messages, Instant oldestAt) {}

  /**
   * One message with what it says.
   *
   * @param content as it is sent; empty when it is no longer kept
   */
  record Letter(DeadLetter letter, UUID destination, String name, String content) {}
}
