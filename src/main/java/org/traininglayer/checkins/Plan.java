package org.traininglayer.checkins;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.traininglayer.checkins.CheckIn.State;
import org.traininglayer.kernel.NameUuid;
import org.traininglayer.learning.Attempts.Summary;

/**
 * When check-ins are due, and how each stands. Pure. The first time that somebody passes a module
 * begins a plan; whoever passes it again while the plan runs is not asked twice, and after its end
 * a new one begins.
 */
final class Plan {

  /** So long a check-in can be answered. */
  static final Duration OPEN = Duration.ofDays(14);

  /** So long answers may be changed. */
  static final Duration EDITABLE = Duration.ofDays(7);

  /** After this long no check-in of the usual plan is open, and a new pass begins a new plan. */
  static final Duration WHOLE = Duration.ofDays(84 + 14);

  /** Ours alone. Never changed: another namespace would give every check-in a second id. */
  private static final UUID NAMESPACE = UUID.fromString("0b0e1f5a-7c58-5d0e-9a55-3f6f6e1c2d84");

  private Plan() {}

  /** The attempts that begin a plan, of all that one person made at one module. */
  static List<Summary> beginnings(List<Summary> attempts) {
    List<Summary> beginnings = new ArrayList<>();
    Instant until = Instant.MIN;
    List<Summary> passed =
        attempts.stream()
            .filter(one -> one.hasPassed() && one.completedAt() != null)
            .sorted(Comparator.comparing(Plan::completed).thenComparing(Summary::registration))
            .toList();
    for (Summary one : passed) {
      if (completed(one).isAfter(until)) {
        beginnings.add(one);
        until = completed(one).plus(WHOLE);
      }
    }
    return beginnings;
  }

  /** When a passed attempt was completed. */
  static Instant completed(Summary passed) {
    Instant at = passed.completedAt();
    return at == null ? passed.activeAt() : at;
  }

  /** The beginning of the day, in UTC, from which a check-in can be answered. */
  static Instant due(Instant passed, String moment) {
    return LocalDate.ofInstant(passed, ZoneOffset.UTC)
        .plus(Period.parse(moment))
        .atStartOfDay(ZoneOffset.UTC)
        .toInstant();
  }

  /** From then on it can no longer be answered. */
  static Instant closes(Instant due) {
    return due.plus(OPEN);
  }

  /** Until then answers may be changed. */
  static Instant editable(Instant answered) {
    return answered.plus(EDITABLE);
  }

  /** How a check-in stands. */
  static State state(Instant due, @Nullable Instant answered, Instant now) {
    if (answered != null) {
      return now.isBefore(editable(answered)) ? State.EDITABLE : State.ANSWERED;
    }
    if (now.isBefore(due)) {
      return State.UPCOMING;
    }
    return now.isBefore(closes(due)) ? State.OPEN : State.EXPIRED;
  }

  /** About how many days after the module a moment lies; months count as 30. */
  static int days(String moment) {
    Period period = Period.parse(moment);
    return period.getYears() * 365 + period.getMonths() * 30 + period.getDays();
  }

  /** The moments of a plan, each once, the earliest first; written in days. */
  static List<String> moments(List<String> ofModule, List<Integer> weeksOfCourse) {
    List<String> moments =
        weeksOfCourse.isEmpty()
            ? ofModule
            : weeksOfCourse.stream()
                .filter(weeks -> weeks > 0)
                .map(w -> "P" + 7 * w + "D")
                .toList();
    return moments.stream()
        .map(Plan::inDays)
        .distinct()
        .sorted(Comparator.comparingInt(Plan::days))
        .toList();
  }

  /** Weeks as days; a moment that names months or years stays as it is. */
  private static String inDays(String moment) {
    Period period = Period.parse(moment);
    return period.getYears() == 0 && period.getMonths() == 0
        ? "P" + period.getDays() + "D"
        : period.toString();
  }

  /** The id of a check-in, as learning records name it. */
  static UUID registration(UUID attempt, String moment) {
    return NameUuid.of(NAMESPACE, attempt + "\n" + moment);
  }
}
