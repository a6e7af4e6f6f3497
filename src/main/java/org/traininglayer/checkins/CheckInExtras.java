package org.traininglayer.checkins;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.traininglayer.checkins.CheckInExtra.Part;
import org.traininglayer.learning.AttemptContext;
import org.traininglayer.learning.Attempts.Place;
import org.traininglayer.steps.FormValues;

/**
 * What some check-ins ask beyond their questions and their short text; nobody has to answer it. It
 * can be answered once the questions were, as long as their answers can be changed; what was
 * answered is final.
 */
public interface CheckInExtras {

  /**
   * A part that somebody may answer, or has answered.
   *
   * @param minutes that it takes, rounded up
   */
  record Offer(Part part, int minutes, boolean done) {}

  /** What somebody may answer now, and what they have answered. */
  List<Offer> offers(Place place, CheckIn one, Instant now);

  /** As it stands; empty before it was begun. */
  Optional<CheckInExtra> of(Place place, CheckIn one, Part part);

  /**
   * As it stands; begun where it was not.
   *
   * @param role at work; null when it is not known
   * @return empty where it is not asked or may not be begun, or the person was erased
   */
  Optional<CheckInExtra> begin(
      Place place,
      CheckIn one,
      Part part,
      @Nullable String role,
      AttemptContext context,
      Instant now);

  /**
   * What a form came to.
   *
   * @param missing key of the text that says what is missing; null when nothing is
   */
  record Answered(CheckInExtra extra, @Nullable String missing) {}

  /**
   * Keeps what a form of the step that is asked says; it goes on record in the same transaction.
   *
   * @param at how many steps were done when the form was shown; a form from before changes nothing
   * @return empty where nothing was begun, or its time is over
   */
  Optional<Answered> answer(
      Place place,
      CheckIn one,
      Part part,
      int at,
      AttemptContext context,
      FormValues form,
      Instant now);
}
