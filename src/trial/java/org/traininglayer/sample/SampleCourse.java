package org.traininglayer.sample;

import java.util.Locale;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.learning.AttemptContext;
import org.traininglayer.learning.AttemptKey;
import org.traininglayer.lti.People.Person;
import org.traininglayer.lti.Platform;

/** Where the invented people learn: the course and the link of the demo LMS. */
final class SampleCourse {

  static final ModuleId MODULE = new ModuleId("cra-risk-score-triage");
  static final String CONTEXT = "demo-course-1";
  static final String TITLE = "Working with AI in clinical operations";
  static final String LINK = "risk-score-triage";

  private SampleCourse() {}

  /** The context of one of them; never graded. */
  static AttemptContext context(Platform platform, Person person) {
    return new AttemptContext(
        new AttemptKey(platform.organisation(), platform.id(), person.id(), LINK, MODULE),
        person.account(),
        CONTEXT,
        TITLE,
        Locale.ENGLISH,
        false,
        null,
        true);
  }
}
