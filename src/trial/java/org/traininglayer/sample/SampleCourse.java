package org.traininglayer.sample;

import java.util.Locale;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.learning.Seat;
import org.traininglayer.lti.People.Person;
import org.traininglayer.lti.Platform;

/** Where the invented people learn: the course and the link of the demo LMS. */
final class SampleCourse {

  static final ModuleId MODULE = new ModuleId("cra-risk-score-triage");
  static final String CONTEXT = "demo-course-1";
  static final String TITLE = "Working with AI in clinical operations";
  static final String LINK = "risk-score-triage";

  private SampleCourse() {}

  /** The seat of one of them; never graded. */
  static Seat seat(Platform platform, Person person) {
    return new Seat(
        platform.organisation(),
        platform.id(),
        person.id(),
        person.account(),
        MODULE,
        CONTEXT,
        TITLE,
        LINK,
        Locale.ENGLISH,
        false,
        null,
        true);
  }
}
