package org.traininglayer.adoption.metric;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.traininglayer.adoption.projection.Counters;
import org.traininglayer.adoption.statistics.Proportion;
import org.traininglayer.kernel.AccountKey;

/**
 * What each person contributes to one metric.
 *
 * @param people those in the scope, also those who contribute nothing to this metric
 * @param steps ids of the module's steps, in order
 * @param thisWeek Monday of the week in which it is asked for
 */
public record Contributions(List<Contribution> people, List<String> steps, LocalDate thisWeek) {

  /**
   * Of one person.
   *
   * @param lastWeek the newest week in which this person did anything
   */
  public record Contribution(AccountKey person, LocalDate lastWeek, Counters counters) {}

  /** Copies the lists. */
  public Contributions {
    people = List.copyOf(people);
    steps = List.copyOf(steps);
  }

  /** The items that anybody contributes to. */
  public SortedSet<String> items() {
    SortedSet<String> items = new TreeSet<>();
    people.forEach(one -> items.addAll(one.counters().items()));
    return items;
  }

  /** A share for each person; people without units are left out by the disclosure control. */
  public Map<AccountKey, Proportion> shares(Function<Counters, Proportion> share) {
    return of(share);
  }

  /** A value for each person. */
  public <T> Map<AccountKey, T> of(Function<Counters, T> value) {
    Map<AccountKey, T> values = new HashMap<>();
    people.forEach(one -> values.put(one.person(), value.apply(one.counters())));
    return values;
  }

  /** Those of the people for whom this holds. */
  public Contributions without(java.util.function.Predicate<Contribution> which) {
    List<Contribution> kept = new ArrayList<>(people);
    kept.removeIf(which);
    return new Contributions(kept, steps, thisWeek);
  }
}
