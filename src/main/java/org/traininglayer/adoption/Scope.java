package org.traininglayer.adoption;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.traininglayer.kernel.CourseId;
import org.traininglayer.kernel.IsoWeek;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.kernel.OrganisationId;

/**
 * Which people, and what they did, a figure is about.
 *
 * @param course the course activity; null for all courses
 * @param courseId the same course, by whose roster its people are counted; null for all courses, or
 *     when the course is not known yet
 * @param weeks how many, the present one included
 * @param thisWeek Monday of the week in which it is asked for
 */
public record Scope(
    OrganisationId organisation,
    ModuleId module,
    @Nullable String course,
    @Nullable CourseId courseId,
    int weeks,
    LocalDate thisWeek) {

  /** The last weeks up to now. */
  public static Scope of(
      OrganisationId organisation,
      ModuleId module,
      @Nullable String course,
      @Nullable CourseId courseId,
      int weeks,
      Instant now) {
    return new Scope(organisation, module, course, courseId, weeks, IsoWeek.of(now));
  }

  /** Monday of the first week. */
  public LocalDate firstWeek() {
    return thisWeek.minusWeeks(weeks - 1L);
  }
}
