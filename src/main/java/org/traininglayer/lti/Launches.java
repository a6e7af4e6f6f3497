package org.traininglayer.lti;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.traininglayer.kernel.CourseId;
import org.traininglayer.kernel.ModuleId;

/** Launches by the token that their pages carry. */
public interface Launches {

  /**
   * The launch of this token, unless it never was or has expired. Kept in memory for a while, so
   * that an answer need not ask the database again.
   *
   * @throws PlatformNotInUse if the platform was taken out of use meanwhile, or its deployment or
   *     institution is held: within ten seconds, and until it is let in again
   */
  Optional<Launch> find(String token);

  /**
   * What stands for a link in launches that are derived without one: attempts made from a course's
   * own pages belong to that course.
   */
  static String withoutLink(@Nullable CourseId course) {
    return course == null ? "course-home" : "course-home-" + course;
  }

  /**
   * A launch of the same person and course into one module, as if a link to it had been followed:
   * how pages that offer several modules lead on. Ends when the first one ends.
   *
   * @param link the course's link to this module, if it has one; its attempts and its column are
   *     then the ones of that link
   * @return the token of the new launch
   */
  String derive(Launch launch, ModuleId module, Courses.@Nullable Link link);
}
