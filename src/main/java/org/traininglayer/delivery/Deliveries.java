package org.traininglayer.delivery;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.traininglayer.kernel.OrganisationId;

/** What leaves the house, what waits, and why; for administrators. */
public interface Deliveries {

  /** Every destination with its state. */
  List<Destination> destinations(OrganisationId organisation);

  /** Messages that a person must look at, newest first. */
  List<DeadLetter> deadLetters(OrganisationId organisation, UUID destination, int limit);

  /** Sends one dead letter again, with the same id and bytes. */
  void retry(OrganisationId organisation, long message);

  /** Sends all dead letters of a destination again. */
  int retryAll(OrganisationId organisation, UUID destination);

  /** Lets a paused destination go on. */
  void resume(OrganisationId organisation, UUID destination);

  /**
   * A destination.
   *
   * @param pausedBecause why it is paused; null when it is not
   * @param nextTryAt when something is tried again after a fault; null when nothing waits for that
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
      @Nullable Instant nextTryAt) {}

  /** What kind of neighbour receives. */
  enum Kind {
    LRS,
    GRADEBOOK
  }

  /** A message that is not sent any more without a person. */
  record DeadLetter(
      long message,
      String what,
      Instant createdAt,
      int attempts,
      @Nullable Integer status,
      String reason) {}
}
