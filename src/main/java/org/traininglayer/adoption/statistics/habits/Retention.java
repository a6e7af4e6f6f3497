package org.traininglayer.adoption.statistics.habits;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.traininglayer.adoption.statistics.Measurement;
import org.traininglayer.adoption.statistics.MeasuringRules;
import org.traininglayer.adoption.statistics.Minimums;
import org.traininglayer.adoption.statistics.Survival;
import org.traininglayer.adoption.statistics.Survival.Step;

/**
 * Whether use lasts, told by three numbers: who started within two weeks, who is still there after
 * eight, and who has made a habit of it. Never by how often somebody signed in.
 *
 * @param started within 14 days of the training, of those of whom it can be known
 * @param sustained still using it at the end of week 8
 * @param habit share of the people with a habit, of those of whom enough weeks are known
 * @param neverStarted share of the people who never used it, as far as is decided
 * @param weeks share of the people who were active in each week after the training, of those who
 *     could be seen in it
 */
public record Retention(
    Measurement started,
    Measurement sustained,
    Measurement habit,
    Measurement neverStarted,
    List<Measurement> weeks,
    Survival survival) {

  /** Its id. */
  public static final String ID = "retention";

  /** Of its definition. */
  public static final int VERSION = 3;

  /** Days after the training within which somebody has started. */
  public static final int DAYS = 14;

  /** The week after the training at whose end use is sustained. */
  public static final int WEEK = 8;

  /** Copies the list. */
  public Retention {
    weeks = List.copyOf(weeks);
  }

  /** Of everybody trained, with one habit for each of whom it is decided. */
  public static Retention of(
      List<Use> people, List<Habit> habits, LocalDate today, MeasuringRules rules) {
    List<Boolean> started =
        people.stream().flatMap(use -> use.startedWithin(DAYS, today).stream()).toList();
    List<Survival.Spell> spells = people.stream().map(Use::spell).toList();
    Survival survival = Survival.of(spells, rules.level());
    long never = spells.stream().filter(s -> s.event() && s.weeks() == 0).count();
    return new Retention(
        rules.shareOfPeople(started.stream().filter(yes -> yes).count(), started.size(), VERSION),
        sustained(survival, people.size(), rules),
        rules.shareOfPeople(
            habits.stream().filter(Habit::habitual).count(), habits.size(), VERSION),
        rules.shareOfPeople(never, people.size(), VERSION),
        weeks(people, rules),
        survival);
  }

  private static Measurement sustained(Survival survival, int people, MeasuringRules rules) {
    Step at = survival.at(WEEK);
    if (people == 0) {
      return rules.notMeasured(VERSION);
    }
    if (at.atRisk() == 0 && at.survival() > 0) {
      // Nobody has been seen for so long.
      return rules.tooFew(people, people, VERSION);
    }
    return rules.measured(
        at.survival(),
        at.interval(),
        people,
        people,
        // Where everybody has stopped nobody is left to be at risk.
        rules
            .minimums()
            .of(Minimums.Kind.SURVIVAL)
            .reached(at.survival() == 0 ? people : at.atRisk(), people),
        VERSION);
  }

  /** The denominator shrinks with those who began later, and leaves out excused weeks. */
  private static List<Measurement> weeks(List<Use> people, MeasuringRules rules) {
    int longest = people.stream().mapToInt(use -> use.weeks().size()).max().orElse(0);
    List<Measurement> weeks = new ArrayList<>();
    for (int week = 0; week < longest; week++) {
      long seen = 0;
      long active = 0;
      for (Use use : people) {
        if (week < use.weeks().size() && use.weeks().get(week) != Use.Week.EXCUSED) {
          seen++;
          active += use.weeks().get(week) == Use.Week.ACTIVE ? 1 : 0;
        }
      }
      weeks.add(rules.shareOfPeople(active, seen, VERSION));
    }
    return weeks;
  }
}
