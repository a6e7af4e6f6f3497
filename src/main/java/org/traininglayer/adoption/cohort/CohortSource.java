package org.traininglayer.adoption.cohort;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.traininglayer.adoption.Roster;
import org.traininglayer.adoption.cohort.CohortRecords.Beside;
import org.traininglayer.adoption.cohort.CohortRecords.Instrument;
import org.traininglayer.adoption.cohort.CohortRecords.Judged;
import org.traininglayer.adoption.cohort.CohortRecords.RatedTwice;
import org.traininglayer.adoption.statistics.outcomes.Workflow;
import org.traininglayer.adoption.statistics.records.ConfidenceRating;
import org.traininglayer.adoption.statistics.records.PolicyDecision;
import org.traininglayer.adoption.statistics.records.ReviewUnit;
import org.traininglayer.adoption.statistics.records.RosterEntry;
import org.traininglayer.adoption.statistics.records.TimedTask;
import org.traininglayer.adoption.statistics.records.TimedTask.Condition;
import org.traininglayer.adoption.statistics.records.WorkflowStep;
import org.traininglayer.catalog.Catalog;
import org.traininglayer.catalog.Module;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.realwork.RealWork;
import org.traininglayer.realwork.TimedWork;
import org.traininglayer.realwork.WorkCondition;

/** Reads what is known of a cohort: its people, day by day, and the facts that arose meanwhile. */
@Component
public class CohortSource {

  private static final int LONGEST_SECONDS = 8 * 60 * 60;

  private final JdbcClient jdbc;
  private final RosterReader rosters;
  private final RealWork work;
  private final Catalog catalog;

  CohortSource(JdbcClient jdbc, Roster everybody, RealWork work, Catalog catalog) {
    this.jdbc = jdbc;
    this.rosters = new RosterReader(jdbc, everybody);
    this.work = work;
    this.catalog = catalog;
  }

  /** The whole organisation first, then cohorts, roles and studies by name. */
  public List<Cohort> cohorts(OrganisationId organisation) {
    return rosters.cohorts(organisation);
  }

  /** Who belonged to a cohort at some time in the period, and nothing of what they did. */
  @Transactional(readOnly = true)
  public List<RosterEntry> roster(
      OrganisationId organisation, Cohort cohort, LocalDate from, LocalDate to) {
    return rosters.members(organisation, cohort, from, to).entries();
  }

  /**
   * What is known of a cohort.
   *
   * @param from first day, a Monday
   * @param to first day no more, a Monday
   */
  @Transactional(readOnly = true)
  public CohortRecords of(
      OrganisationId organisation, Cohort cohort, LocalDate from, LocalDate to) {
    if (from.getDayOfWeek() != DayOfWeek.MONDAY
        || to.getDayOfWeek() != DayOfWeek.MONDAY
        || !from.isBefore(to)) {
      throw new IllegalArgumentException("a period goes from a Monday to a later one");
    }
    Members members = rosters.members(organisation, cohort, from, to);
    if (members.none()) {
      return CohortRecords.nothing(cohort, from, to);
    }
    FactReader facts = new FactReader(jdbc, organisation, members);
    List<Judged> judged = new ArrayList<>();
    List<ReviewUnit> guided = new ArrayList<>();
    List<ReviewUnit> reviews = facts.reviews(from, to, judged, guided);
    List<PolicyDecision> decisions = facts.decisions(from, to);
    List<ConfidenceRating> ratings = facts.ratings(to);
    Map<String, Workflow> workflows = new LinkedHashMap<>();
    List<WorkflowStep> steps = facts.workSteps(from, to, workflows);
    if (steps.isEmpty()) {
      steps = facts.moduleSteps(from, to);
      modules(steps, workflows);
    }
    LocalDate told = from.minusWeeks(CohortRecords.WEEKS_BEFORE);
    List<UseWeeks.Known> known = facts.weeks(told, to);
    Map<Instrument, Instant> newest = new LinkedHashMap<>(facts.newest());
    List<TimedTask> real = real(organisation, members, from, to, newest);
    List<TimedTask> tasks = new ArrayList<>(facts.tasks(from, to));
    facts
        .newest()
        .forEach((instrument, at) -> newest.merge(instrument, at, (a, b) -> a.isAfter(b) ? a : b));
    tasks.addAll(real);
    return new CohortRecords(
        cohort,
        from,
        to,
        members.entries(),
        reviews,
        decisions,
        tasks,
        ratings,
        steps,
        UseWeeks.of(members.entries(), known, told, to),
        new Beside(
            List.copyOf(workflows.values()),
            judged,
            twice(organisation, members, to),
            real,
            guided,
            facts.neutralTimes(from, to),
            newest));
  }

  /** The way through a module, as its version has it; runs of one that is gone are left out. */
  private void modules(List<WorkflowStep> steps, Map<String, Workflow> workflows) {
    Set<String> versions = new TreeSet<>();
    steps.forEach(step -> versions.add(step.workflowVersion()));
    for (String version : versions) {
      int at = version.lastIndexOf('@');
      String id = version.substring(0, at);
      if (!ModuleId.isValid(id)) {
        continue;
      }
      ModuleId module = new ModuleId(id);
      Optional<Module> found =
          catalog.find(module, version.substring(at + 1)).or(() -> catalog.find(module));
      found.ifPresent(of ->
          workflows.put(
              version,
              new Workflow(
                  version,
                  of.steps().stream().map(step -> step.head().id()).toList(),
                  Set.of(),
                  Set.of(),
                  Workflow.WINDOW)));
    }
  }

  private List<TimedTask> real(
      OrganisationId organisation,
      Members members,
      LocalDate from,
      LocalDate to,
      Map<Instrument, Instant> newest) {
    List<TimedTask> tasks = new ArrayList<>();
    for (TimedWork one : work.tasks(organisation)) {
      String person = members.person(one.learner());
      Integer seconds = one.activeSeconds();
      WorkCondition condition = one.condition();
      boolean before = condition == WorkCondition.UNAIDED;
      if (person == null
          || seconds == null
          || seconds <= 0
          || seconds > LONGEST_SECONDS
          || condition == null
          || !one.doneOn().isBefore(to)
          || (!before && (one.doneOn().isBefore(from) || !members.there(person, one.doneOn())))) {
        continue;
      }
      newest.merge(
          Instrument.TASKS,
          one.doneOn().atStartOfDay(ZoneOffset.UTC).toInstant(),
          (a, b) -> a.isAfter(b) ? a : b);
      Duration time = Duration.ofSeconds(seconds);
      Integer defects = one.criticalDefects();
      tasks.add(
          new TimedTask(
              person,
              one.taskForm(),
              before ? Condition.UNAIDED : Condition.AIDED,
              time,
              time,
              null,
              one.finished(),
              one.quality(),
              defects == null ? 0 : defects,
              one.source().kind().name(),
              one.source().blind()));
    }
    return tasks;
  }

  private List<RatedTwice> twice(OrganisationId organisation, Members members, LocalDate to) {
    List<RatedTwice> twice = new ArrayList<>();
    for (RealWork.RatedTwice one : work.ratedTwice(organisation)) {
      String person = members.person(one.learner());
      if (person != null && one.doneOn().isBefore(to)) {
        twice.add(
            new RatedTwice(person, (int) Math.round(one.first()), (int) Math.round(one.second())));
      }
    }
    return twice;
  }
}
