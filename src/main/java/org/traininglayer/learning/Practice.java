package org.traininglayer.learning;

import java.time.Instant;
import java.util.Optional;
import org.traininglayer.kernel.OrganisationId;

/**
 * What happens when a learner works: every call is one transaction in which the answer is saved,
 * the next state decided by pure rules, and the resulting {@link LearningEvent}s published, so that
 * answer, statement and outbox row are committed together or not at all.
 */
public interface Practice {

  /** Takes up the open attempt of this seat, or starts one. */
  Progress open(Seat seat, Instant now);

  /** Where the newest attempt of this seat stands, if there is one. */
  Optional<Progress> progress(Seat seat);

  /**
   * Saves an answer. Giving the same answer again changes nothing and answers the same progress; an
   * answer to a step that is finished is ignored in the same way.
   *
   * @throws AnswerRefused when the answer does not fit the step; nothing is saved
   */
  Progress answer(Seat seat, String step, Answer answer, Instant now);

  /** Starts the next attempt after a finished one, as far as the module's pass rule allows. */
  Progress retake(Seat seat, Instant now);

  /** How many attempts exist in an organisation, invented ones included. */
  long attempts(OrganisationId organisation);
}
