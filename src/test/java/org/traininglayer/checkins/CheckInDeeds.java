package org.traininglayer.checkins;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.traininglayer.catalog.Step;
import org.traininglayer.delivery.Course;
import org.traininglayer.learning.AttemptContext;
import org.traininglayer.learning.LearningEvent.ResponseGiven;
import org.traininglayer.steps.FormValues;
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

  private static final long TWELVE_WEEKS = 84 * 86_400L;

  /**
   * After twelve weeks: sorts what the rules say of a use, rightly, leaves it all the same, and
   * says why.
   */
  public static List<ResponseGiven> permitted() {
    PermissionPool pool = new PermissionPool();
    return told(
        CheckInExtra.begun(
            CheckInExtra.Part.PERMISSION, pool.module(), pool.steps("check-in-minutes")),
        List.of(
            Map.of(
                "i1", new String[] {"with-controls"},
                "i1-approved-tool", new String[] {"1"},
                "i1-human-review", new String[] {"1"},
                "submit", new String[] {"1"}),
            Map.of("option", new String[] {"o2"}, "confidence", new String[] {"75"}),
            Map.of("reason", new String[] {"r5"})));
  }

  /** After twelve weeks: rates every statement of the module with 7. */
  public static List<ResponseGiven> rated() {
    Step step = FollowUpRating.of(Course.MODULE).orElseThrow();
    Map<String, String[]> form = new HashMap<>();
    for (int i = 1; i <= Course.CONFIDENCE.items().size(); i++) {
      form.put("i" + i, new String[] {"7"});
    }
    form.put("save", new String[] {"1"});
    return told(
        CheckInExtra.begun(CheckInExtra.Part.CONFIDENCE, Course.MODULE, List.of(step)),
        List.of(form));
  }

  private static List<ResponseGiven> told(CheckInExtra begun, List<Map<String, String[]>> forms) {
    ToldExtra told =
        new ToldExtra(
            Course.context("1001"),
            Course.MODULE,
            Plan.registration(Course.REGISTRATION, "P84D"),
            "P84D");
    List<ResponseGiven> events = new ArrayList<>();
    CheckInExtra extra = begun;
    Instant now = Course.START.plusSeconds(TWELVE_WEEKS);
    for (Map<String, String[]> form : forms) {
      now = now.plusSeconds(30);
      CheckInExtra.Taken taken =
          extra.take(
              new FormValues(form),
              new CheckInReview.Look(extra.module(), now, Set.of(), Duration.ofSeconds(30)));
      events.addAll(told.events(extra.part(), extra.step(), taken.responses(), now));
      extra = taken.after();
    }
    return events;
  }
}
