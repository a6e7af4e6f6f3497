package org.traininglayer.adoption.cohort;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.traininglayer.adoption.statistics.MantelHaenszel;
import org.traininglayer.adoption.statistics.records.RosterEntry;
import org.traininglayer.adoption.statistics.records.UseWeek;

/**
 * Trained people and untrained ones of each role, and who of them used it in half of the last four
 * weeks or more. Of whom no week is known, nothing is told.
 */
public record TrainedArms(SortedMap<String, Arms> roles) {

  private static final int RECENT = 4;

  /** Copies the map. */
  public TrainedArms {
    roles = Collections.unmodifiableSortedMap(new TreeMap<>(roles));
  }

  /** Of one role: whether each person used it. */
  public record Arms(Map<String, Boolean> trained, Map<String, Boolean> untrained) {

    private boolean compared() {
      return !trained.isEmpty() && !untrained.isEmpty();
    }
  }

  /** Of everybody who has been there since the weeks began. */
  public static TrainedArms of(CohortRecords records) {
    LocalDate since = records.to().minusWeeks(RECENT);
    Map<String, List<UseWeek>> weeks = new HashMap<>();
    for (UseWeek week : records.weeks()) {
      if (!week.excused() && !week.week().isBefore(since)) {
        weeks.computeIfAbsent(week.person(), person -> new ArrayList<>()).add(week);
      }
    }
    SortedMap<String, Arms> roles = new TreeMap<>();
    for (RosterEntry entry : records.roster()) {
      List<UseWeek> recent = weeks.getOrDefault(entry.person(), List.of());
      if (!entry.on(since) || recent.isEmpty()) {
        continue;
      }
      Arms role =
          roles.computeIfAbsent(entry.role(), of -> new Arms(new TreeMap<>(), new TreeMap<>()));
      LocalDate trained = entry.trainedAt();
      (trained != null && trained.isBefore(since) ? role.trained() : role.untrained())
          .put(
              entry.person(), 2 * recent.stream().filter(UseWeek::active).count() >= recent.size());
    }
    return new TrainedArms(roles);
  }

  /** As they are compared, role by role. */
  public List<MantelHaenszel.Stratum> strata() {
    return roles.entrySet().stream()
        .map(role ->
            new MantelHaenszel.Stratum(
                role.getKey(),
                used(role.getValue().trained()),
                role.getValue().trained().size(),
                used(role.getValue().untrained()),
                role.getValue().untrained().size()))
        .toList();
  }

  private static long used(Map<String, Boolean> people) {
    return people.values().stream().filter(used -> used).count();
  }

  /** The trained of roles that have untrained people as well. */
  public Set<String> trained() {
    Set<String> people = new TreeSet<>();
    roles.values().stream()
        .filter(Arms::compared)
        .forEach(one -> people.addAll(one.trained().keySet()));
    return people;
  }

  /** The untrained of roles that have trained people as well. */
  public Set<String> untrained() {
    Set<String> people = new TreeSet<>();
    roles.values().stream()
        .filter(Arms::compared)
        .forEach(one -> people.addAll(one.untrained().keySet()));
    return people;
  }
}
