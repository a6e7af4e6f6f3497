package org.traininglayer.adoption.statistics.habits;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.traininglayer.adoption.statistics.Survival.Spell;
import org.traininglayer.adoption.statistics.records.UseWeek;

/**
 * The weeks of one person since the training, as far as they have ended. A week without a record is
 * one in which nothing was made: the roster is the denominator.
 *
 * @param firstUse day of the first finished output after the training; null when there was none
 * @param weeks from the first whole week after the training on
 */
public record Use(
    String person, LocalDate trainedAt, @Nullable LocalDate firstUse, List<Week> weeks) {

  private static final int LAPSE = 3;

  /** What a week was. */
  public enum Week {
    ACTIVE,
    INACTIVE,
    EXCUSED
  }

  /** Copies the list. */
  public Use {
    weeks = List.copyOf(weeks);
  }

  /**
   * Of one person's records.
   *
   * @param until first day that is not known any more: today, or when the person left
   */
  public static Use of(
      String person,
      LocalDate trainedAt,
      @Nullable LocalDate firstUse,
      List<UseWeek> records,
      LocalDate until) {
    Map<LocalDate, UseWeek> byWeek = new HashMap<>();
    records.forEach(record -> byWeek.put(record.week(), record));
    List<Week> weeks = new ArrayList<>();
    LocalDate monday = trainedAt.plusDays((8 - trainedAt.getDayOfWeek().getValue()) % 7);
    while (!monday.plusWeeks(1).isAfter(until)) {
      UseWeek of = byWeek.get(monday);
      weeks.add(
          of == null
              ? Week.INACTIVE
              : of.excused() ? Week.EXCUSED : of.active() ? Week.ACTIVE : Week.INACTIVE);
      monday = monday.plusWeeks(1);
    }
    return new Use(person, trainedAt, firstUse, weeks);
  }

  /** Whether it was used within so many days; nothing while that cannot be known yet. */
  public Optional<Boolean> startedWithin(int days, LocalDate asOf) {
    LocalDate first = firstUse;
    if (first != null && ChronoUnit.DAYS.between(trainedAt, first) <= days) {
      return Optional.of(true);
    }
    return trainedAt.plusDays(days).isBefore(asOf) ? Optional.of(false) : Optional.empty();
  }

  /**
   * How long it lasted: until the first week of three in a row without use, excused ones aside. Who
   * never used it, in the week of the training neither, stopped at week 0. Otherwise it is known up
   * to the last week with use: one or two idle weeks after it may yet become three, and of weeks
   * that nobody tells of nothing is known.
   */
  public Spell spell() {
    boolean ever = firstUse != null || weeks.contains(Week.ACTIVE);
    int lastActive = 0;
    int idle = 0;
    int firstIdle = 0;
    for (int week = 1; week <= weeks.size(); week++) {
      switch (weeks.get(week - 1)) {
        case ACTIVE -> {
          lastActive = week;
          idle = 0;
        }
        case INACTIVE -> {
          if (idle == 0) {
            firstIdle = week;
          }
          idle++;
          if (idle == LAPSE) {
            return new Spell(ever ? firstIdle : 0, true);
          }
        }
        case EXCUSED -> {}
      }
    }
    return new Spell(lastActive, false);
  }
}
