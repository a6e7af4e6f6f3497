package org.traininglayer.sample;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.traininglayer.kernel.CourseId;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.learning.AttemptContext;
import org.traininglayer.learning.AttemptKey;
import org.traininglayer.learning.ModuleSettings;
import org.traininglayer.lti.People.Person;
import org.traininglayer.lti.Platform;

/** Where the invented people learn: the course of the demo LMS, and its links. */
final class SampleCourse {

  static final ModuleId MODULE = new ModuleId("cra-risk-score-triage");
  static final String CONTEXT = "demo-course-1";
  static final String TITLE = "Working with AI in clinical operations";

  private SampleCourse() {}

  /** A module in the course, and the link that opens it. */
  record Activity(ModuleId module, String link) {

    Activity(String module, String link) {
      this(new ModuleId(module), link);
    }
  }

  /** The one that everybody works on. */
  static final Activity ALL = new Activity(MODULE, "risk-score-triage");

  private static final List<Activity> FOR_EVERY_ROLE =
      List.of(
          new Activity("data-into-prompts", "into-a-prompt"),
          new Activity("ai-fluency-core", "machine-is-wrong"),
          new Activity("calibration-lab", "right-sentence"));

  /** The one that some work on besides: of their role every second, for every role a quarter. */
  static Optional<Activity> besides(InventedPerson person) {
    int number = person.number();
    if (person.team() == SampleTeam.AFRAID) {
      return Optional.of(FOR_EVERY_ROLE.getFirst());
    }
    return switch (person.jobRole()) {
      case "data-manager" -> every(2, number, "dm-ai-queries", "ten-suggested-queries");
      case "clin-ops-manager" -> every(2, number, "com-adoption-review", "adoption-of-92");
      case "medical-writer" -> every(1, number, "mw-csr-draft", "paragraph-and-table");
      default ->
          number % 4 == 0
              ? Optional.of(FOR_EVERY_ROLE.get(number / 4 % FOR_EVERY_ROLE.size()))
              : Optional.empty();
    };
  }

  private static Optional<Activity> every(int nth, int number, String module, String link) {
    return number % nth == 0 ? Optional.of(new Activity(module, link)) : Optional.empty();
  }

  /** The context of one of them; never graded. */
  static AttemptContext context(
      Platform platform, CourseId course, Person person, Activity activity) {
    return new AttemptContext(
        new AttemptKey(
            platform.organisation(),
            platform.id(),
            person.id(),
            activity.link(),
            activity.module()),
        person.account(),
        CONTEXT,
        TITLE,
        Locale.ENGLISH,
        false,
        null,
        true,
        course,
        ModuleSettings.NONE);
  }
}
