package org.traininglayer.adoption.metric;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.traininglayer.adoption.Scope;
import org.traininglayer.adoption.disclosure.DisclosureControl;
import org.traininglayer.adoption.projection.PersonCounters;
import org.traininglayer.kernel.AccountKey;

/** What people did to the figures of all metrics; pure. */
final class MetricCalculator {

  private final List<Metric> metrics;
  private final int smallestGroup;

  MetricCalculator(List<Metric> metrics, int smallestGroup) {
    this.metrics = List.copyOf(metrics);
    this.smallestGroup = smallestGroup;
  }

  /**
   * Of whom people are counted.
   *
   * @param byExpectation whether these are expected to, and not only listed by a platform
   */
  record Whole(boolean byExpectation, Set<AccountKey> people) {}

  /**
   * The figures.
   *
   * @param counted what each person did in the scope
   * @param steps ids of the module's steps in order
   * @param salt of the organisation, where it is asked whose figures these are
   */
  MetricSet calculate(
      Scope scope,
      List<PersonCounters> counted,
      Population population,
      Whole whole,
      List<String> steps,
      Instant asOf,
      @Nullable Long salt) {
    List<PersonCounters> people =
        counted.stream().filter(one -> !population.excluded().contains(one.person())).toList();
    Map<String, Estimates> byMetric = new HashMap<>();
    for (Metric metric : metrics) {
      byMetric.put(
          metric.id(),
          metric.estimate(
              contributions(metric, people, steps, scope),
              control(population, asOf, metric.definitionVersion(), salt)));
    }
    Set<AccountKey> active =
        people.stream().map(PersonCounters::person).collect(Collectors.toSet());
    return new MetricSet(
        active.stream()
            .map(person -> population.roles().getOrDefault(person, DisclosureControl.NO_ROLE))
            .collect(Collectors.toCollection(TreeSet::new)),
        Estimates.with(control(population, asOf, 1, salt))
            .count(MetricSet.ACTIVE, active)
            .count(MetricSet.SAMPLE, among(active, population.sample()))
            .count(MetricSet.STARTED, among(active, whole.people()))
            .count(
                MetricSet.UNLISTED,
                active.stream()
                    .filter(person -> !whole.people().contains(person))
                    .collect(Collectors.toSet()))
            .build(),
        whole.byExpectation(),
        whole.people().size(),
        Map.copyOf(byMetric),
        Set.of(),
        asOf);
  }

  private static Set<AccountKey> among(Set<AccountKey> people, Set<AccountKey> list) {
    return people.stream().filter(list::contains).collect(Collectors.toSet());
  }

  private static Contributions contributions(
      Metric metric, List<PersonCounters> people, List<String> steps, Scope scope) {
    return new Contributions(
        people.stream()
            .map(one ->
                new Contributions.Contribution(one.person(), one.lastWeek(), one.of(metric.id())))
            .toList(),
        steps,
        scope.thisWeek());
  }

  private DisclosureControl control(
      Population population, Instant asOf, int definition, @Nullable Long salt) {
    return new DisclosureControl(smallestGroup, population.roles(), asOf, definition, salt);
  }
}
