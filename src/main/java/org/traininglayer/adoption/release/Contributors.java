package org.traininglayer.adoption.release;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.traininglayer.adoption.cohort.CohortFigures;
import org.traininglayer.adoption.cohort.CohortRecords;
import org.traininglayer.adoption.cohort.CohortRecords.Judged;
import org.traininglayer.adoption.cohort.TrainedArms;
import org.traininglayer.adoption.statistics.Counts;
import org.traininglayer.adoption.statistics.MeasuringRules;
import org.traininglayer.adoption.statistics.Minimums;
import org.traininglayer.adoption.statistics.outcomes.OutputQuality;
import org.traininglayer.adoption.statistics.outcomes.ReviewCell;
import org.traininglayer.adoption.statistics.outcomes.TimeToCompletion;
import org.traininglayer.adoption.statistics.records.TimedTask;
import org.traininglayer.adoption.statistics.records.TimedTask.Condition;

/**
 * Who is in a figure that not everybody is in who did what it rests on: a mean of people's own
 * values is of those who have one, and a comparison of those who are compared. Beside each other
 * two figures tell of whoever is in one of them only.
 */
final class Contributors {

  private Contributors() {}

  /** Of each figure that is about fewer people than did something; others are not there. */
  static Map<Basis, Set<String>> of(CohortRecords records) {
    Map<Basis, Set<String>> people = new EnumMap<>(Basis.class);
    people.put(Basis.SKILLS, skilled(records));
    people.put(Basis.BOTH_KINDS, bothKinds(records));
    Set<String> competent = CohortFigures.competent(records);
    people.put(Basis.CHILLED, CohortFigures.knowing(records, competent));
    people.put(Basis.LOST, competent);
    people.put(Basis.HABITS, CohortFigures.decidedHabits(records).keySet());
    people.put(Basis.TIMES, union(times(records)));
    people.put(Basis.FELT, felt(records));
    TrainedArms arms = TrainedArms.of(records);
    people.put(Basis.ARMS, union(List.of(arms.trained(), arms.untrained())));
    return people;
  }

  /** Who is on each side, where people are held against others; empty where they are not. */
  static List<Set<String>> arms(OwnerFigure figure, CohortRecords records, CohortFigures of) {
    return switch (figure) {
      case TRAINED -> {
        TrainedArms arms = TrainedArms.of(records);
        yield List.of(arms.trained(), arms.untrained());
      }
      case TIME -> of.outcomes().time().compared();
      case DEFECTS -> OutputQuality.arms(CohortFigures.rated(records));
      default -> List.of();
    };
  }

  private static List<Set<String>> times(CohortRecords records) {
    return TimeToCompletion.of(records.tasks(), MeasuringRules.ofPages(records.asOf())).compared();
  }

  private static Set<String> skilled(CohortRecords records) {
    Minimums minimums = MeasuringRules.ofPages(records.asOf()).minimums();
    long units = minimums.of(Minimums.Kind.OWN_DETECTION).units();
    Set<String> own = new TreeSet<>();
    Set<String> any = new TreeSet<>();
    ReviewCell.of(records.reviews())
        .forEach((person, cell) -> {
          Counts counts = cell.counts();
          if (counts.signals() > 0 && counts.clean() > 0) {
            any.add(person);
          }
          if (counts.signals() >= units && counts.clean() >= units) {
            own.add(person);
          }
        });
    return own.size() >= minimums.of(Minimums.Kind.DETECTION).people() ? own : any;
  }

  private static Set<String> bothKinds(CohortRecords records) {
    Map<Boolean, Set<String>> kinds =
        records.beside().judged().stream()
            .collect(
                Collectors.partitioningBy(
                    Judged::messy, Collectors.mapping(Judged::person, Collectors.toSet())));
    return both(kinds.getOrDefault(true, Set.of()), kinds.getOrDefault(false, Set.of()));
  }

  private static Set<String> felt(CohortRecords records) {
    Map<Condition, Set<String>> conditions = new TreeMap<>();
    for (TimedTask task : records.tasks()) {
      if (task.finished() && task.perceivedTime() != null) {
        conditions.computeIfAbsent(task.condition(), of -> new HashSet<>()).add(task.person());
      }
    }
    return both(
        conditions.getOrDefault(Condition.AIDED, Set.of()),
        conditions.getOrDefault(Condition.UNAIDED, Set.of()));
  }

  private static Set<String> both(Set<String> one, Set<String> other) {
    Set<String> both = new TreeSet<>(one);
    both.retainAll(other);
    return both;
  }

  private static Set<String> union(List<Set<String>> sets) {
    Set<String> all = new TreeSet<>();
    sets.forEach(all::addAll);
    return all;
  }
}
