package org.traininglayer.admin;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/**
 * When the weekly digest goes out. Pure.
 *
 * @param hour 0 to 23, by the clocks of the zone; an hour that a change of clocks leaves out is the
 *     next one
 */
record DigestTime(DayOfWeek day, int hour, ZoneId zone) {

  /** So long after its hour it still goes out, for example when no node was up. */
  static final Duration LATE = Duration.ofHours(24);

  /** The time that somebody entered; nothing when it is none. */
  static Optional<DigestTime> of(String day, String hour, String zone) {
    try {
      int h = Integer.parseInt(hour.strip());
      return h < 0 || h > 23
          ? Optional.empty()
          : Optional.of(
              new DigestTime(
                  DayOfWeek.of(Integer.parseInt(day.strip())), h, ZoneId.of(zone.strip())));
    } catch (DateTimeException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** The day of the digest that is due now; nothing when none is. */
  Optional<LocalDate> due(Instant now) {
    ZonedDateTime here = now.atZone(zone);
    LocalDate last = here.toLocalDate().with(TemporalAdjusters.previousOrSame(day));
    Instant slot = at(last);
    if (slot.isAfter(now)) {
      last = last.minusWeeks(1);
      slot = at(last);
    }
    return now.isBefore(slot.plus(LATE)) ? Optional.of(last) : Optional.empty();
  }

  /** Likewise, unless its hour was over when this time was set: then the next one is the first. */
  Optional<LocalDate> due(Instant now, Instant setAt) {
    return due(now).filter(day -> !at(day).isBefore(setAt));
  }

  /** The moment on a day. */
  Instant at(LocalDate on) {
    return on.atTime(hour, 0).atZone(zone).toInstant();
  }
}
