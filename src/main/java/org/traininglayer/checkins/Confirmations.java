package org.traininglayer.checkins;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Whose work waits to be confirmed. Pure. */
final class Confirmations {

  /** So long after a check-in is due its lead is asked. */
  static final Duration ASKED = Duration.ofDays(28);

  private Confirmations() {}

  /**
   * The check-ins that wait for whoever leads the work: those at which a lead is asked, from the
   * day on which they are due and for four weeks, answered or not. What was answered does not
   * matter: who is missing from the list would have told by that what they said.
   */
  static List<CheckIn> awaited(List<CheckIn> all, Set<UUID> confirmed, Instant now) {
    return all.stream()
        .filter(CheckIn::lead)
        .filter(one -> !now.isBefore(one.dueAt()) && now.isBefore(one.dueAt().plus(ASKED)))
        .filter(one -> !confirmed.contains(one.registration()))
        .toList();
  }
}
