package org.traininglayer.adoption.metric;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.traininglayer.adoption.Scope;
import org.traininglayer.adoption.Statements;
import org.traininglayer.adoption.facts.Facts;
import org.traininglayer.adoption.facts.Reading;
import org.traininglayer.adoption.projection.Counters;
import org.traininglayer.adoption.projection.PersonCounters;
import org.traininglayer.kernel.AccountKey;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.kernel.OrganisationId;

/** The figures of people of the test, by what their statements say; no database. */
public final class MetricSets {

  private static final LocalDate WEEK = LocalDate.parse("2026-11-16");

  private final Map<AccountKey, Map<String, Counters.Builder>> counted = new HashMap<>();
  private final Map<AccountKey, String> roles = new HashMap<>();
  private final Set<AccountKey> listed = new HashSet<>();
  private boolean expected;
  private final List<String> steps = new ArrayList<>();

  /** The first so many stand on the platform's list. */
  public void listed(int people) {
    for (int i = 0; i < people; i++) {
      listed.add(account("p" + i));
    }
  }

  /** These began the module. */
  public void started(int from, int to) {
    for (int i = from; i < to; i++) {
      did("p" + i, by -> List.of(by.started()));
    }
  }

  /** The role of somebody. */
  public void role(String person, String role) {
    roles.put(account(person), role);
  }

  /** The steps of the module. */
  public void steps(String... ids) {
    steps.addAll(List.of(ids));
  }

  /** What somebody did. */
  public void did(String person, Function<Statements, List<String>> statements) {
    Map<String, Counters.Builder> own =
        counted.computeIfAbsent(account(person), key -> new HashMap<>());
    for (String statement : statements.apply(Statements.of(person))) {
      if (Facts.from(statement) instanceof Reading.Counts counts) {
        for (Metric metric : AllMetrics.LIST) {
          metric.count(
              counts.fact(),
              (item, name, value) ->
                  own.computeIfAbsent(metric.id(), id -> new Counters.Builder())
                      .add(item, name, value));
        }
      }
    }
  }

  /** The list is one of those who are expected to. */
  public void expected() {
    expected = true;
  }

  /** Their figures. */
  public MetricSet calculate() {
    return calculate(null);
  }

  /** Their figures, with whose they are where there is a secret. */
  MetricSet calculate(@Nullable Long salt) {
    List<PersonCounters> people = new ArrayList<>();
    counted.forEach((account, byMetric) -> {
      Map<String, Counters> built = new HashMap<>();
      byMetric.forEach((metric, counters) -> built.put(metric, counters.build()));
      people.add(new PersonCounters(account, WEEK, built));
    });
    return new MetricCalculator(AllMetrics.LIST, 5)
        .calculate(
            Scope.of(
                OrganisationId.DEFAULT,
                new ModuleId(Statements.MODULE),
                null,
                null,
                26,
                Instant.parse("2026-11-18T12:00:00Z")),
            people,
            new Population(roles, Set.of(), Set.of()),
            new MetricCalculator.Whole(expected, listed),
            steps,
            Instant.EPOCH,
            salt);
  }

  private static AccountKey account(String name) {
    return new AccountKey(Statements.HOME, name);
  }
}
