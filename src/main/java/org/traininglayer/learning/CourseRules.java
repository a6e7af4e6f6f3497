package org.traininglayer.learning;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.traininglayer.kernel.CourseId;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.OrganisationId;

/** What is set for courses, and who changed it when. */
public interface CourseRules {

  /**
   * What holds in a course: its own settings, else those of the nearest known course that it was
   * copied from.
   *
   * @param course null outside a course: only the organisation's settings hold
   */
  EffectiveCourseSettings inForce(OrganisationId organisation, @Nullable CourseId course);

  /**
   * Changes the settings of a course and notes who did, and why.
   *
   * @param reason in the words of whoever changes them
   * @param seen {@link EffectiveCourseSettings#version()} of the page that was changed
   * @return false when somebody else changed them since; nothing is changed then
   */
  boolean change(
      OrganisationId organisation,
      CourseId course,
      LearnerId by,
      int seen,
      CourseSettings settings,
      String reason,
      Instant now);

  /** The changes of a course's settings, the newest first, at most a hundred. */
  List<Change> changes(OrganisationId organisation, CourseId course);

  /**
   * What holds in a course.
   *
   * @param version of its own settings; 0 when it has none
   * @param takenFrom the course whose settings these are, when they are another's
   */
  record EffectiveCourseSettings(
      CourseSettings settings,
      CourseSettings organisation,
      int version,
      @Nullable CourseId takenFrom) {

    /** Nothing set anywhere. */
    public static final EffectiveCourseSettings NOTHING =
        new EffectiveCourseSettings(CourseSettings.NONE, CourseSettings.NONE, 0, null);
  }

  /**
   * A change.
   *
   * @param by null when the person has been erased
   * @param before what held until then; null at the first change
   * @param reason as given; null for changes from before it was asked
   */
  record Change(
      Instant at,
      @Nullable LearnerId by,
      @Nullable CourseSettings before,
      CourseSettings after,
      @Nullable String reason) {}
}
