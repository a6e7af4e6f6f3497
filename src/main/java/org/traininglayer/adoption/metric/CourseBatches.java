package org.traininglayer.adoption.metric;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.traininglayer.adoption.Adoption;
import org.traininglayer.adoption.AdoptionProperties;
import org.traininglayer.adoption.Scope;
import org.traininglayer.adoption.disclosure.BatchControl;
import org.traininglayer.adoption.disclosure.DisclosureControl;
import org.traininglayer.adoption.disclosure.Look;

/**
 * Figures of a course, and of all courses together, move in batches of people: whoever looks every
 * day must not see what a single person did since the last look. The figures of one metric move
 * together, as soon as at least five people have changed something in each that moves, and in what
 * is left where some are hidden; until then they stay as they were told. Numbers of people move in
 * the same way.
 */
@Component
class CourseBatches {

  private static final Duration FRESH = Duration.ofMinutes(1);
  private static final String PEOPLE = "people";

  /** What stands for all courses together; courses are named by IRIs. */
  private static final String ALL_COURSES = "*";

  private final CourseTable table;
  private final Adoption figures;
  private final BatchControl batches;
  private final int smallestGroup;
  private final TransactionTemplate transactions;

  CourseBatches(
      JdbcClient jdbc,
      Adoption figures,
      AdoptionProperties properties,
      PlatformTransactionManager manager) {
    this.table = new CourseTable(jdbc);
    this.figures = figures;
    this.batches = new BatchControl(properties.smallestGroup());
    this.smallestGroup = properties.smallestGroup();
    this.transactions = new TransactionTemplate(manager);
  }

  /** The secret by which it is noted whose figures were told; null where nothing is. */
  @Nullable Long salt(Scope scope) {
    return key(scope) == null ? null : table.salt(scope.organisation());
  }

  private static CourseTable.@Nullable Key key(Scope scope) {
    String course = scope.course();
    return course != null && course.isEmpty()
        ? null
        : new CourseTable.Key(
            scope.organisation(), course == null ? ALL_COURSES : course, scope.module().value());
  }

  /** What may be told now. */
  MetricSet told(Scope scope, MetricSet now) {
    CourseTable.Key key = key(scope);
    if (key == null) {
      return now;
    }
    boolean complete = figures.lag().compareTo(FRESH) < 0;
    Map<String, Estimates> told = new HashMap<>();
    TreeSet<String> held = new TreeSet<>();
    transactions.executeWithoutResult(status -> {
      table.lock(key);
      for (Metric metric : AllMetrics.LIST) {
        Estimates fresh = now.of(metric.id());
        DisclosureControl silent =
            new DisclosureControl(smallestGroup, Map.of(), now.asOf(), metric.definitionVersion());
        Estimates may =
            told(
                key,
                metric.id(),
                metric.definitionVersion(),
                fresh,
                fresh.look(byRole(metric), metric::sum),
                complete,
                silent);
        if (may == null) {
          // What is read bit by bit would tell of one person after the other.
          may = Estimates.with(silent).build();
        } else if (may != fresh) {
          held.add(metric.id());
        }
        told.put(metric.id(), may);
      }
      Estimates people =
          told(
              key,
              PEOPLE,
              1,
              now.people(),
              now.people().look(Set.of(), (of, item, measure) -> ""),
              complete,
              new DisclosureControl(smallestGroup, Map.of(), now.asOf(), 1));
      told.put(PEOPLE, people == null ? now.people() : people);
    });
    Estimates people = told.getOrDefault(PEOPLE, now.people());
    told.remove(PEOPLE);
    return new MetricSet(
        now.roles(), people, now.byExpectation(), now.listed(), Map.copyOf(told), held, now.asOf());
  }

  /** Tables that are shown by role. */
  private static Set<String> byRole(Metric metric) {
    return metric.panels().stream()
        .filter(panel -> panel.rows() == Panel.Rows.ROLES)
        .map(Panel::table)
        .collect(Collectors.toSet());
  }

  /** These, those that were told last, or null where nothing was and not everything is read. */
  private @Nullable Estimates told(
      CourseTable.Key key,
      String id,
      int definition,
      Estimates fresh,
      Look look,
      boolean complete,
      DisclosureControl control) {
    CourseTable.Last last = table.last(key, id);
    List<Look> shown = table.shown(key, id);
    boolean known = last != null && last.definition() == definition;
    if (!complete || known && !batches.mayMove(shown, look)) {
      return last != null && known ? Estimates.of(last.figures(), control) : null;
    }
    if (shown.isEmpty() || !shown.getFirst().equals(look)) {
      table.keep(key, id, definition, fresh.kept(), look.packed(), Instant.now());
    }
    return fresh;
  }
}
