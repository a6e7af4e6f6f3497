package org.traininglayer.player;

import java.util.Locale;
import java.util.regex.Pattern;
import org.traininglayer.lti.CourseRole;
import org.traininglayer.lti.Launch;

/** As what somebody works here; it decides whether there is an attempt and whether it is graded. */
public enum ParticipantRole {
  /** Works, and is graded where the link has a column. */
  LEARNER,
  /** Tries the module out. */
  TEACHER,
  /** Teaches this course but comes as a student; the platform would refuse a grade. */
  TEACHER_AS_STUDENT,
  /** The platform's own test student. */
  TEST_STUDENT,
  /** Watches over others; does not work. */
  OBSERVER,
  /** In another role, or in none: may practise. */
  GUEST,
  /** The platform does not say who it is. */
  ANONYMOUS;

  private static final Pattern NOBODY = Pattern.compile("anonymous-[0-9a-f-]{36}");

  /**
   * The standing of a launch.
   *
   * @param taughtHere whether this person has been seen teaching this course
   */
  public static ParticipantRole of(Launch launch, boolean taughtHere) {
    if (launch.testUser()) {
      return TEST_STUDENT;
    }
    if (launch.shapesCourse()) {
      return TEACHER;
    }
    if (taughtHere) {
      return TEACHER_AS_STUDENT;
    }
    if (NOBODY.matcher(launch.account().name()).matches()) {
      return ANONYMOUS;
    }
    if (launch.roles().contains(CourseRole.LEARNER)) {
      return LEARNER;
    }
    return launch.roles().contains(CourseRole.MENTOR) ? OBSERVER : GUEST;
  }

  /** Whether a grade may be posted for what they do. */
  public boolean graded() {
    return this == LEARNER;
  }

  /** The part of message keys that names it. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
