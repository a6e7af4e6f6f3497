package org.traininglayer.questions;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.traininglayer.kernel.CourseId;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.questions.LearnerQuestion.Kind;
import org.traininglayer.questions.LearnerQuestion.Place;

/** The questions of learners, and the answers. */
public interface LearnerQuestions {

  /** How many of one person may be open at a time. */
  int MOST_OPEN = 20;

  /**
   * Keeps a question; the same text about the same place once.
   *
   * @param text up to {@link LearnerQuestion#LONGEST} characters
   * @return false when this person has {@link #MOST_OPEN} open ones; nothing is kept then
   */
  boolean ask(
      OrganisationId organisation,
      @Nullable CourseId course,
      LearnerId learner,
      Place place,
      Kind kind,
      String text);

  /** What somebody has asked, the newest first. */
  List<LearnerQuestion> of(OrganisationId organisation, LearnerId learner);

  /** What is asked in a course: open ones first, then the newest. */
  List<LearnerQuestion> in(CourseId course, int most);

  /** How many are open in a course. */
  int open(CourseId course);

  /** What is asked in an organisation: open ones first, then the newest. */
  List<LearnerQuestion> in(OrganisationId organisation, int most);

  /** Where in the modules of an organisation something is asked, most people first. */
  List<Asked> places(OrganisationId organisation);

  /** Answers a question of a course; false when there is none such. A later answer replaces it. */
  boolean answerIn(CourseId course, UUID question, String text);

  /** Answers a question of an organisation; false when there is none such. */
  boolean answerFor(OrganisationId organisation, UUID question, String text);

  /**
   * A place and how much is asked there.
   *
   * @param people how many have asked or doubted
   * @param doubts how many times it was held to be wrong
   * @param questions how many times something was asked
   * @param open how many of both are not answered yet
   */
  record Asked(Place place, int people, int doubts, int questions, int open) {}

  /** How questions of an organisation are answered, of those that were asked since then. */
  Standing standing(OrganisationId organisation, Instant since);

  /**
   * How questions are answered.
   *
   * @param medianDays from question to answer; null where none is answered
   * @param open how many wait, whenever they were asked
   * @param oldest when the one that waits longest was asked; null where none waits
   */
  record Standing(
      int asked, int answered, @Nullable Double medianDays, int open, @Nullable Instant oldest) {}
}
