package org.traininglayer.adoption.statistics.habits;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.traininglayer.adoption.statistics.records.UseWeek;

/** How used to it somebody is, by the weeks of one person that are not excused. */
public enum Habit {
  /** Habitual, and above the mark of the role. */
  POWER,
  /** Active in 9 of the last 12 weeks; in a new cohort, in 4 of the last 4. */
  HABITUAL,
  /** On average an output a week or more. */
  REGULAR,
  OCCASIONAL,
  NONE;

  private static final int WEEKS = 12;
  private static final int ACTIVE = 9;
  private static final int EARLY = 4;

  /**
   * Of one person's weeks, a record for each, also of those without use; the newest ones count.
   *
   * @param volumeMark outputs a week above which a habit is more than that; set for each role
   */
  public static Habit of(List<UseWeek> weeks, double volumeMark) {
    List<UseWeek> counted = new ArrayList<>(weeks);
    counted.removeIf(UseWeek::excused);
    counted.sort(Comparator.comparing(UseWeek::week).reversed());
    List<UseWeek> last = counted.subList(0, Math.min(WEEKS, counted.size()));
    if (last.isEmpty()) {
      return NONE;
    }
    long active = last.stream().filter(UseWeek::active).count();
    double outputs = last.stream().mapToInt(UseWeek::outputs).average().orElse(0);
    boolean habitual =
        last.size() == WEEKS
            ? active >= ACTIVE
            : last.size() >= EARLY && last.subList(0, EARLY).stream().allMatch(UseWeek::active);
    if (habitual) {
      return outputs > volumeMark ? POWER : HABITUAL;
    }
    if (outputs >= 1) {
      return REGULAR;
    }
    return active > 0 ? OCCASIONAL : NONE;
  }

  /** Whether enough weeks are known to tell a habit from none: four that are not excused. */
  public static boolean decided(List<UseWeek> weeks) {
    return weeks.stream().filter(week -> !week.excused()).count() >= EARLY;
  }

  /** Whether it is a habit. */
  public boolean habitual() {
    return this == POWER || this == HABITUAL;
  }
}
