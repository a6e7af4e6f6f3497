package org.traininglayer.adoption.metric;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.traininglayer.adoption.AdoptionProperties;
import org.traininglayer.adoption.Roster;
import org.traininglayer.adoption.Scope;
import org.traininglayer.adoption.metric.MetricCalculator.Whole;
import org.traininglayer.adoption.projection.CellReader;
import org.traininglayer.adoption.projection.PersonCounters;
import org.traininglayer.adoption.projection.ProjectionOffsets;
import org.traininglayer.catalog.Catalog;
import org.traininglayer.catalog.Way;
import org.traininglayer.kernel.AccountKey;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.lti.People;
import org.traininglayer.lti.Rosters;
import org.traininglayer.lti.Rosters.Enrolment;

/**
 * The one way to ask for figures of modules and courses. Reading them costs people in scope, once:
 * a page, its panels and its downloads share one reading, for as long as nothing new came in, and a
 * second at least.
 */
@Component
public class Metrics {

  /** However much comes in, a scope is not read more often than this. */
  private static final Duration AT_LEAST = Duration.ofSeconds(1);

  /** However little comes in: people may have changed role, or a list its people. */
  private static final Duration AT_MOST = Duration.ofSeconds(15);

  private final CellReader cells;
  private final ProjectionOffsets offsets;
  private final People people;
  private final Rosters rosters;
  private final ObjectProvider<Roster.Source> sources;
  private final Catalog catalog;
  private final MetricCalculator calculator;
  private final CourseBatches batches;

  private final Cache<Scope, Read> known =
      Caffeine.newBuilder().maximumSize(200).expireAfterWrite(AT_MOST).build();
  private final Cache<Practised, List<String>> modules =
      Caffeine.newBuilder().maximumSize(200).expireAfterWrite(AT_MOST).build();
  private final List<ReentrantLock> reading =
      Stream.generate(ReentrantLock::new).limit(16).toList();

  Metrics(
      CellReader cells,
      ProjectionOffsets offsets,
      People people,
      Rosters rosters,
      ObjectProvider<Roster.Source> sources,
      Catalog catalog,
      CourseBatches batches,
      AdoptionProperties properties) {
    this.cells = cells;
    this.offsets = offsets;
    this.people = people;
    this.rosters = rosters;
    this.sources = sources;
    this.catalog = catalog;
    this.batches = batches;
    this.calculator = new MetricCalculator(AllMetrics.LIST, properties.smallestGroup());
  }

  /** All metrics of a scope as they were read at a version of the cells. */
  private record Read(String version, Instant at, MetricSet metrics) {}

  private record Practised(OrganisationId organisation, @Nullable String course) {}

  /**
   * The figures of one metric.
   *
   * @param metric its id, for example {@code M4}
   */
  public Estimates of(Scope scope, String metric) {
    return of(scope).of(metric);
  }

  /** The figures of all metrics. */
  public MetricSet of(Scope scope) {
    // No loading by the cache: it would hold a lock of the language while the database works.
    ReentrantLock lock = reading.get(Math.floorMod(scope.hashCode(), reading.size()));
    lock.lock();
    try {
      Instant now = Instant.now();
      Read read = known.getIfPresent(scope);
      if (read != null && now.isBefore(read.at().plus(AT_LEAST))) {
        return read.metrics();
      }
      String version = offsets.version();
      if (read != null && read.version().equals(version)) {
        return read.metrics();
      }
      Read fresh = new Read(version, now, read(scope));
      known.put(scope, fresh);
      return fresh.metrics();
    } finally {
      lock.unlock();
    }
  }

  /** The modules that were practised, those of most people first. */
  public List<String> practised(OrganisationId organisation, @Nullable String course) {
    Practised asked = new Practised(organisation, course);
    List<String> found = modules.getIfPresent(asked);
    if (found == null || found.isEmpty()) {
      found = cells.practised(organisation, course);
      modules.put(asked, found);
    }
    return found;
  }

  /** The time up to which everything is in the figures; the epoch when nothing is yet. */
  public Instant asOf() {
    return offsets.asOf();
  }

  private MetricSet read(Scope scope) {
    return batches.told(scope, counted(scope));
  }

  /** As counted now, not held back until enough people have moved: nothing that may be told. */
  MetricSet counted(Scope scope) {
    Instant asOf = offsets.asOf();
    List<PersonCounters> counted = cells.read(scope, AllMetrics.LIST);
    List<Roster.Entry> imported =
        sources
            .orderedStream()
            .flatMap(
                source -> source.on(scope.organisation(), LocalDate.now(ZoneOffset.UTC)).stream())
            .toList();
    Map<AccountKey, String> roles = new HashMap<>();
    imported.stream()
        .filter(entry -> !entry.role().isBlank())
        .forEach(entry -> roles.put(entry.person(), entry.role()));
    Population population =
        Population.of(
            people.withAccounts(
                scope.organisation(), counted.stream().map(PersonCounters::person).toList()),
            roles);
    return calculator.calculate(
        scope,
        counted,
        population,
        whole(scope, imported),
        steps(scope),
        asOf,
        batches.salt(scope));
  }

  /**
   * Of an organisation those who are expected, where somebody says so; else the platforms' lists.
   */
  private Whole whole(Scope scope, List<Roster.Entry> imported) {
    Enrolment enrolment = enrolment(scope);
    boolean byExpectation =
        scope.course() == null
            && sources.stream().anyMatch(source -> source.namesExpected(scope.organisation()));
    return byExpectation
        ? new Whole(
            true,
            imported.stream()
                .filter(entry -> Boolean.TRUE.equals(entry.expected()))
                .map(Roster.Entry::person)
                .filter(person -> !enrolment.excluded().contains(person))
                .collect(Collectors.toUnmodifiableSet()))
        : new Whole(false, enrolment.listed());
  }

  /** A course that no launch has named yet has nobody. */
  private Enrolment enrolment(Scope scope) {
    if (scope.course() == null) {
      return rosters.enrolment(scope.organisation());
    }
    return Optional.ofNullable(scope.courseId())
        .map(rosters::enrolment)
        .orElseGet(() -> new Enrolment(Set.of(), Set.of(), Set.of()));
  }

  /** Steps past which some ways lead say nothing of who left. */
  private List<String> steps(Scope scope) {
    return catalog
        .find(scope.module())
        .map(module -> Way.common(module).stream().map(step -> step.head().id()).toList())
        .orElseGet(List::of);
  }
}
