package org.traininglayer.checkins;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Module;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.learning.AttemptContext;
import org.traininglayer.learning.Attempts.Place;

/** Check-ins of people: when they are due, what is asked, what was answered and what follows. */
public interface CheckIns {

  /** What check-ins leave open for the organisation's own names, by variable. */
  Map<String, Module.Variable> names();

  /** One person's in a course, by the day on which they are due. */
  List<CheckIn> of(Place place, LearnerId learner, Instant now);

  /** Everybody's in a course, likewise; teachers are not told apart here. */
  List<CheckIn> in(Place place, Instant now);

  /** Those of an organisation that were due in the last 98 days or are due later, likewise. */
  List<CheckIn> recent(OrganisationId organisation, Instant now);

  /**
   * What is asked, with the names that the course uses.
   *
   * @param role at work; null when it is not known
   */
  Optional<CheckInForm> asked(Place place, CheckIn one, @Nullable String role);

  /**
   * Saves answers; what is new goes on record in the same transaction. The same answers again
   * change nothing.
   *
   * @param form what was asked
   * @param context who answers, and where
   * @param replies one for each item of it, each of them fitting
   * @return false when it is not due, too late, or the person was erased; nothing is saved then
   */
  boolean answer(
      Place place,
      CheckIn one,
      CheckInForm form,
      AttemptContext context,
      Map<String, List<String>> replies,
      Instant now);

  /** What follows from the answers, the most urgent first; nothing before there are any. */
  List<FollowUp> followUps(Place place, CheckIn one);

  /**
   * The questions for whoever leads the work, with what was confirmed before, by check-in.
   *
   * @param confirmed as {@link #confirmations} says
   */
  Map<UUID, CheckInForm> forLead(Place place, List<CheckIn> all, Map<UUID, Confirmation> confirmed);

  /** Of these check-ins, those that wait for whoever leads the work. */
  List<CheckIn> awaited(List<CheckIn> all, Map<UUID, Confirmation> confirmed, Instant now);

  /** What was confirmed in a course, by check-in: the newest of each. */
  Map<UUID, Confirmation> confirmations(Place place);

  /**
   * Keeps what a lead confirmed; it goes on record in the same transaction, and what was confirmed
   * before stays.
   *
   * @param context of the lead
   * @return false when the person was erased; nothing is saved then
   */
  boolean confirm(
      Place place,
      CheckIn one,
      AttemptContext context,
      Map<String, List<String>> replies,
      Instant now);
}
