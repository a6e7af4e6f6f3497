package org.traininglayer.adoption;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import org.jspecify.annotations.Nullable;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.kernel.OrganisationId;

/**
 * Which cells a page is about.
 *
 * @param course the course activity; null for all courses
 * @param thisWeek Monday of the week in which the page is asked for
 */
record Scope(
    OrganisationId organisation,
    ModuleId module,
    @Nullable String course,
    int weeks,
    LocalDate thisWeek) {

  static Scope of(
      OrganisationId organisation,
      ModuleId module,
      @Nullable String course,
      int weeks,
      Instant now) {
    return new Scope(
        organisation,
        module,
        course,
        weeks,
        now.atZone(ZoneOffset.UTC)
            .toLocalDate()
            .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
  }

  /** Monday of the first week. */
  LocalDate firstWeek() {
    return thisWeek.minusWeeks(weeks - 1L);
  }
}
