package org.traininglayer.learning;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.steps.Answer;
import org.traininglayer.steps.AnswerRefused;

/**
 * What happens when a learner works: every call is one transaction in which the answer is saved,
 * the next state decided by pure rules, and the resulting {@link LearningEvent}s published, so that
 * answer, statement and outbox row are committed together or not at all.
 */
public interface Practice {

  /** How long nothing happens before going on counts as resuming. */
  Duration PAUSE = Duration.ofMinutes(30);

  /**
   * Takes up the newest attempt of this context, or starts the first one. Without a launch to go
   * by, work counts as resumed when nothing has happened for {@link #PAUSE}.
   *
   * @throws ModuleGone when the module, or the version in progress, is not there
   */
  Progress open(AttemptContext context, Instant now);

  /**
   * The same for pages, which know their launch: work counts as resumed the first time that another
   * launch than the ones before opens an unfinished attempt, so at most once for each launch.
   *
   * @param launch {@code Launch.id()}
   * @throws ModuleGone when the module, or the version in progress, is not there
   */
  Progress open(AttemptContext context, UUID launch, Instant now);

  /** Where the newest attempt of this context stands, if there is one. */
  Optional<Progress> progress(AttemptContext context);

  /**
   * Saves an answer. Giving the same answer again changes nothing and answers the same progress. In
   * the same way is ignored: an answer to a finished step, another choice or reason than the one
   * saved (its feedback has been shown), a change of marks after the review was submitted.
   *
   * @throws AnswerRefused when the answer does not fit the step, the step is not open yet, or no
   *     attempt was opened; nothing is saved
   */
  Progress answer(AttemptContext context, String step, Answer answer, Instant now);

  /**
   * Saves the answers of one form, in their order and in one transaction: all of them or, when one
   * does not fit, none.
   *
   * @throws AnswerRefused when an answer does not fit the step; nothing is saved
   */
  Progress answer(AttemptContext context, String step, List<Answer> answers, Instant now);

  /**
   * Saves what a page says, which may read it against the attempt as it stands.
   *
   * @param shown what the page shows
   * @param reading the answers, in their order; none when there is nothing to save
   * @throws OtherAttempt when a newer attempt was begun since; nothing is saved
   * @throws Overtaken when another page has answered there since; nothing is saved
   * @throws AnswerRefused when an answer does not fit the step; nothing is saved
   */
  Progress answer(
      AttemptContext context,
      SeenPage shown,
      String step,
      Function<Progress, List<Answer>> reading,
      Instant now);

  /**
   * Starts the next attempt after a finished one, in the newest version of the module. While an
   * attempt is unfinished this answers that one, so that asking twice starts one.
   *
   * @throws AnswerRefused when the module's pass rule allows no more, or nothing was finished yet
   */
  Progress retake(AttemptContext context, Instant now);

  /**
   * Opens what is acknowledged for a time once more in the newest attempt, which is completed and
   * stays so.
   *
   * @throws AnswerRefused when it is not completed, acknowledges nothing for a time, or its version
   *     is kept no more
   */
  Progress renew(AttemptContext context, Instant now);

  /** How many attempts exist in an organisation, invented ones included. */
  long attempts(OrganisationId organisation);
}
