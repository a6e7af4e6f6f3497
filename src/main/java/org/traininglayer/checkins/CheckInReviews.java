package org.traininglayer.checkins;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.traininglayer.checkins.CheckInReview.Handed;
import org.traininglayer.learning.AttemptContext;
import org.traininglayer.learning.Attempts.Place;

/** The short text that is reviewed after the questions of each check-in. */
public interface CheckInReviews {

  /** Whether somebody may begin or hand it in: answered the questions, and may change them yet. */
  static boolean may(CheckIn one) {
    return one.said() != null && one.mayAnswer();
  }

  /** As it stands; empty before it was begun. */
  Optional<CheckInReview> of(Place place, CheckIn one);

  /**
   * As it stands; begun where it was not, with a text that the person did not get before.
   *
   * @param role at work; null when it is not known
   * @return empty where it may not be begun, or the person was erased
   */
  Optional<CheckInReview> begin(
      Place place, CheckIn one, @Nullable String role, AttemptContext context, Instant now);

  /** Notes that the source was opened; nothing once it was handed in. */
  void open(Place place, CheckIn one, Instant now);

  /**
   * Hands in what somebody would not let stand; it goes on record in the same transaction. What was
   * handed in before stays, as its feedback was shown.
   *
   * @return false where nothing was kept
   */
  boolean handIn(Place place, CheckIn one, AttemptContext context, Handed handed, Instant now);
}
