package org.traininglayer.support;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.stream.IntStream;

/** An hour of the week at which somebody can be reached, by the clocks of one place. */
public record OfficeHours(DayOfWeek day, LocalTime from, LocalTime to, ZoneId zone) {

  /** Refuses an hour that ends before it begins. */
  public OfficeHours {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException("office hours end after they begin");
    }
  }

  /** One of them. */
  public record Hour(LocalDate on, Instant from, Instant to) {}

  /** The next ones, week by week; one that is on now is among them. */
  public List<Hour> next(Instant now, int weeks) {
    LocalDate today = now.atZone(zone).toLocalDate();
    LocalDate first = today.with(TemporalAdjusters.nextOrSame(day));
    LocalDate begin =
        first.equals(today) && !now.isBefore(hour(today).to()) ? first.plusWeeks(1) : first;
    return IntStream.range(0, weeks).mapToObj(week -> hour(begin.plusWeeks(week))).toList();
  }

  private Hour hour(LocalDate on) {
    return new Hour(
        on, on.atTime(from).atZone(zone).toInstant(), on.atTime(to).atZone(zone).toInstant());
  }
}
