package org.traininglayer.adoption.facts;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;

/** ISO weeks in UTC, named by their Monday. */
final class Weeks {

  private Weeks() {}

  static LocalDate of(Instant at) {
    return at.atOffset(ZoneOffset.UTC)
        .toLocalDate()
        .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  /** The week in which most of the five working days before lie. */
  static LocalDate ofLastFiveDays(Instant at) {
    return of(at.minusSeconds(3 * 86_400L));
  }
}
