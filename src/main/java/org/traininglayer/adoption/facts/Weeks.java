package org.traininglayer.adoption.facts;

import java.time.Instant;
import java.time.LocalDate;
import org.traininglayer.kernel.IsoWeek;

/** ISO weeks in UTC, named by their Monday. */
final class Weeks {

  private Weeks() {}

  static LocalDate of(Instant at) {
    return IsoWeek.of(at);
  }

  /** The week in which most of the five working days before lie. */
  static LocalDate ofLastFiveDays(Instant at) {
    return of(at.minusSeconds(3 * 86_400L));
  }
}
