package org.traininglayer.sample;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
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

  private static final Activity INTO_A_PROMPT = new Activity("data-into-prompts", "into-a-prompt");
  private static final Activity MACHINE_IS_WRONG =
      new Activity("ai-fluency-core", "machine-is-wrong");
  private static final List<Activity> FOR_EVERY_ROLE =
      List.of(INTO_A_PROMPT, MACHINE_IS_WRONG, new Activity("calibration-lab", "right-sentence"));

  /**
   * What some work on besides: of their role every second, for every role a quarter; and a whole
   * cohort what shows how it is with them.
   */
  static List<Activity> besides(InventedPerson person) {
    Set<Activity> all = new LinkedHashSet<>();
    switch (person.team()) {
      case WELL, AFRAID -> {
        all.add(INTO_A_PROMPT);
        all.add(MACHINE_IS_WRONG);
      }
      case MISFIT -> all.add(MACHINE_IS_WRONG);
      case LOST_AT_THE_DESK, A_FEW_DO_ALL, NOT_MEASURED -> {}
    }
    ofRole(person).ifPresent(all::add);
    return List.copyOf(all);
  }

  private static Optional<Activity> ofRole(InventedPerson person) {
    int number = person.number();
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
