package org.traininglayer.adoption.metric;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.traininglayer.adoption.Adoption;
import org.traininglayer.adoption.AdoptionProperties;
import org.traininglayer.adoption.Scope;
import org.traininglayer.adoption.disclosure.BatchControl;
import org.traininglayer.adoption.disclosure.DisclosureControl;
import org.traininglayer.adoption.disclosure.PeopleSketch;
import org.traininglayer.adoption.projection.PersonCounters;

/**
 * Figures of a course move in batches of people: whoever looks every day must not see what a single
 * person did since the last look. The figures of one metric move together, as soon as at least five
 * people have changed something in each that moves; until then they stay as they were told.
 */
@Component
class CourseBatches {

  private static final Duration FRESH = Duration.ofMinutes(1);

  private final CourseTable table;
  private final Adoption figures;
  private final BatchControl control;
  private final int smallestGroup;
  private final TransactionTemplate transactions;

  CourseBatches(
      JdbcClient jdbc,
      Adoption figures,
      AdoptionProperties properties,
      PlatformTransactionManager manager) {
    this.table = new CourseTable(jdbc);
    this.figures = figures;
    this.control = new BatchControl(properties.smallestGroup());
    this.smallestGroup = properties.smallestGroup();
    this.transactions = new TransactionTemplate(manager);
  }

  /** What may be told now; figures of all courses together are none of its business. */
  MetricSet told(
      Scope scope,
      List<PersonCounters> counted,
      Population population,
      List<String> steps,
      MetricSet now) {
    String course = scope.course();
    if (course == null || course.isEmpty()) {
      return now;
    }
    CourseTable.Key key = new CourseTable.Key(scope.organisation(), course, scope.module().value());
    List<PersonCounters> people = MetricCalculator.counting(counted, population);
    boolean complete = figures.lag().compareTo(FRESH) < 0;
    Map<String, Estimates> told = new HashMap<>(now.byMetric());
    TreeSet<String> held = new TreeSet<>();
    transactions.executeWithoutResult(status -> {
      table.lock(key);
      long salt = table.salt(scope.organisation());
      for (Metric metric : AllMetrics.LIST) {
        Contributions all = MetricCalculator.contributions(metric, people, steps, scope);
        Map<String, PeopleSketch> parts = CourseParts.of(metric, all, population.roles(), salt);
        CourseTable.Last last = table.last(key, metric.id());
        Map<String, List<PeopleSketch>> shown = table.shown(key, metric.id());
        boolean same = last != null && last.definition() == metric.definitionVersion();
        if (last != null && same && (!complete || !control.mayMove(shown, parts))) {
          told.put(
              metric.id(),
              Estimates.of(
                  last.figures(),
                  new DisclosureControl(
                      smallestGroup, population.roles(), now.asOf(), metric.definitionVersion())));
          held.add(metric.id());
        } else if (!complete) {
          // What is read bit by bit would tell of one person after the other.
          told.put(
              metric.id(),
              Estimates.with(
                      new DisclosureControl(
                          smallestGroup,
                          population.roles(),
                          now.asOf(),
                          metric.definitionVersion()))
                  .build());
        } else if (!CourseTable.isSame(shown, parts)) {
          table.keep(key, metric, now.of(metric.id()).kept(), parts, Instant.now());
        }
      }
    });
    return new MetricSet(
        now.roles(),
        now.active(),
        now.sample(),
        now.participation(),
        Map.copyOf(told),
        held,
        now.asOf());
  }
}
