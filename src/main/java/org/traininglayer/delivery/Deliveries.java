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

  /** Parcels that a person must look at, newest first. */
  List<DeadLetter> deadLetters(OrganisationId organisation, UUID destination, int limit);

  /** Grades by state, newest first: sent, waiting and why, refused and why. */
  List<GradeDelivery> grades(OrganisationId organisation, int limit);

  /** Sends one dead letter again, with the same id and bytes. */
  void retry(OrganisationId organisation, long parcel);

  /** Sends all dead letters of a destination again. */
  int retryAll(OrganisationId organisation, UUID destination);

  /** Lets a paused destination go on. */
  void resume(OrganisationId organisation, UUID destination);

  /**
   * A destination.
   *
   * @param pausedBecause why it is paused; null when it is not
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
      @Nullable String pausedBecause) {}

  /** What kind of neighbour receives. */
  enum Kind {
    LRS,
    GRADEBOOK
  }

  /** A parcel that is not sent any more without a person. */
  record DeadLetter(
      long parcel,
      String what,
      Instant createdAt,
      int attempts,
      @Nullable Integer status,
      String reason) {}

  /** A grade on its way. */
  record GradeDelivery(
      long parcel,
      String learner,
      String lineItem,
      String state,
      int attempts,
      @Nullable String reason,
      Instant createdAt,
      @Nullable Instant deliveredAt) {}
}
