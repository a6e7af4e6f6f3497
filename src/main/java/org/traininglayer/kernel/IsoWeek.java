package org.traininglayer.kernel;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;

/** ISO weeks in UTC, named by their Monday: the one calendar of figures, warnings and verdicts. */
public final class IsoWeek {

  private IsoWeek() {}

  /** The week that a moment is in. */
  public static LocalDate of(Instant at) {
    return of(at.atOffset(ZoneOffset.UTC).toLocalDate());
  }

  /** The week that a day is in. */
  public static LocalDate of(LocalDate day) {
    return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  /** The first week that begins on a day or after it. */
  public static LocalDate from(LocalDate day) {
    return day.with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
  }
}
