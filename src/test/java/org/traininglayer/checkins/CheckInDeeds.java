package org.traininglayer.checkins;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.traininglayer.delivery.Course;
import org.traininglayer.learning.AttemptContext;
import org.traininglayer.learning.LearningEvent.ResponseGiven;
import org.traininglayer.steps.review.ReviewStep;

/**
 * Somebody answers the check-in after four weeks, changes an answer, and is confirmed by a lead.
 */
public final class CheckInDeeds {

  static final UUID REGISTRATION = Plan.registration(Course.REGISTRATION, "P28D");

  static final Map<String, List<String>> REPLIES =
      Map.of(
          "use", List.of("three-to-five"),
          "stages-any", List.of("own-view", "source"),
          "corrected", List.of("2"),
          "sure", List.of("7"),
          "barrier", List.of("no-time"),
          "own-view", List.of("yes"));

  private static final long FOUR_WEEKS = 28 * 86_400L;

  private CheckInDeeds() {}

  static Told told(AttemptContext context) {
    return new Told(
        context,
        Course.MODULE,
        REGISTRATION,
        new Questionnaire().step("P28D", Course.MODULE, "another-role", Map.of()));
  }

  /** The first answers, in the order of the items. */
  public static List<ResponseGiven> answered() {
    return told(Course.context("1001"))
        .answered(REPLIES, Told.Earlier.NOTHING, Course.START.plusSeconds(FOUR_WEEKS));
  }

  /** One of them is changed two days later. */
  public static List<ResponseGiven> changed() {
    Map<String, List<String>> others = new HashMap<>(REPLIES);
    others.put("sure", List.of("5"));
    return told(Course.context("1001"))
        .answered(
            others,
            new Told.Earlier(REPLIES, 0, answered().getLast().occasion().at()),
            Course.START.plusSeconds(FOUR_WEEKS + 2 * 86_400L));
  }

  /** A lead says, after eight weeks, that checking was seen. */
  public static List<ResponseGiven> confirmed() {
    return new Told(
            Course.context("2001"),
            Course.MODULE,
            Plan.registration(Course.REGISTRATION, "P56D"),
            new Questionnaire().lead("P56D", Map.of()))
        .confirmed(
            Map.of("evidence", List.of("seen"), "quality", List.of("at-least")),
            Told.Earlier.NOTHING,
            Course.START.plusSeconds(2 * FOUR_WEEKS));
  }

  /** The short text of it, from which a sentence is marked that is right: one event a sentence. */
  public static List<ResponseGiven> reviewed(String... marks) {
    ReviewPool pool = new ReviewPool();
    ReviewStep text = pool.item("enrolment").orElseThrow();
    return new ToldReview(Course.context("1001"), Course.MODULE, REGISTRATION, "P28D")
        .events(
            text,
            new CheckInReview.Handed(Set.of(marks), 75),
            new CheckInReview.Look(
                pool.module(),
                Course.START.plusSeconds(FOUR_WEEKS + 60),
                Set.of("enrolment"),
                Duration.ofSeconds(48)));
  }
}
