package org.traininglayer.adoption.cohort;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.traininglayer.adoption.cohort.CohortRecords.Beside;
import org.traininglayer.adoption.cohort.CohortRecords.Instrument;
import org.traininglayer.adoption.cohort.CohortRecords.Judged;
import org.traininglayer.adoption.cohort.CohortRecords.RatedTwice;
import org.traininglayer.adoption.statistics.outcomes.Workflow;
import org.traininglayer.adoption.statistics.records.ConfidenceRating;
import org.traininglayer.adoption.statistics.records.PolicyDecision;
import org.traininglayer.adoption.statistics.records.ReviewUnit;
import org.traininglayer.adoption.statistics.records.TimedTask;
import org.traininglayer.adoption.statistics.records.TimedTask.Condition;
import org.traininglayer.adoption.statistics.records.WorkflowStep;
import org.traininglayer.realwork.RealWork;
import org.traininglayer.realwork.TimedWork;
import org.traininglayer.realwork.WorkCondition;

/**
 * All that is known of an organisation up to one day, read once: the records of each group and of
 * each period that ends there are cut out of it, without another question to the database.
 */
public final class OrganisationRecords {

  private static final int LONGEST_SECONDS = 8 * 60 * 60;

  private final List<Cohort> cohorts;
  private final LocalDate to;
  private final KnownRoster roster;
  private final KnownFacts facts;
  private final List<TimedWork> work;
  private final List<RealWork.RatedTwice> twice;
  private final Function<String, Optional<Workflow>> modules;
  private final Map<String, Optional<Workflow>> known = new HashMap<>();

  /**
   * Of what was read.
   *
   * @param modules the way through a version of a module; nothing of one that is gone
   */
  OrganisationRecords(
      List<Cohort> cohorts,
      LocalDate to,
      KnownRoster roster,
      KnownFacts facts,
      List<TimedWork> work,
      List<RealWork.RatedTwice> twice,
      Function<String, Optional<Workflow>> modules) {
    this.cohorts = List.copyOf(cohorts);
    this.to = to;
    this.roster = roster;
    this.facts = facts;
    this.work = List.copyOf(work);
    this.twice = List.copyOf(twice);
    this.modules = modules;
  }

  /** The whole organisation first, then cohorts, roles and studies by name. */
  public List<Cohort> cohorts() {
    return cohorts;
  }

  /**
   * What is known of a cohort.
   *
   * @param from first day, a Monday; not before the longest period that was read
   */
  public CohortRecords of(Cohort cohort, LocalDate from) {
    Members members = roster.members(cohort, from);
    if (members.none()) {
      return CohortRecords.nothing(cohort, from, to);
    }
    FactCut cut = new FactCut(facts, members, from);
    List<Judged> judged = new ArrayList<>();
    List<ReviewUnit> guided = new ArrayList<>();
    List<ReviewUnit> reviews = cut.reviews(judged, guided);
    List<PolicyDecision> decisions = cut.decisions();
    List<ConfidenceRating> ratings = cut.ratings();
    Map<String, Workflow> workflows = new LinkedHashMap<>();
    List<WorkflowStep> steps = cut.workSteps(workflows);
    if (steps.isEmpty()) {
      steps = cut.moduleSteps();
      throughModules(steps, workflows);
    }
    LocalDate told = from.minusWeeks(CohortRecords.WEEKS_BEFORE);
    List<UseWeeks.Known> weeks = cut.weeks(told);
    List<TimedTask> tasks = new ArrayList<>(cut.tasks());
    Map<Instrument, Instant> newest = new LinkedHashMap<>(cut.newest());
    List<TimedTask> real = real(members, from, newest);
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
        UseWeeks.of(members.entries(), weeks, told, to),
        new Beside(
            List.copyOf(workflows.values()),
            judged,
            twice(members, from),
            real,
            guided,
            cut.neutralTimes(),
            newest));
  }

  /** The way through a module, as its version has it; runs of one that is gone are left out. */
  private void throughModules(List<WorkflowStep> steps, Map<String, Workflow> workflows) {
    Set<String> versions = new TreeSet<>();
    steps.forEach(step -> versions.add(step.workflowVersion()));
    for (String version : versions) {
      known.computeIfAbsent(version, modules).ifPresent(flow -> workflows.put(version, flow));
    }
  }

  private boolean counts(
      Members members,
      String person,
      @Nullable WorkCondition condition,
      LocalDate doneOn,
      LocalDate from) {
    return condition != null
        && doneOn.isBefore(to)
        && (condition == WorkCondition.UNAIDED
            || (!doneOn.isBefore(from) && members.there(person, doneOn)));
  }

  private List<TimedTask> real(Members members, LocalDate from, Map<Instrument, Instant> newest) {
    List<TimedTask> tasks = new ArrayList<>();
    for (TimedWork one : work) {
      String person = members.person(one.learner());
      Integer seconds = one.activeSeconds();
      WorkCondition condition = one.condition();
      boolean before = condition == WorkCondition.UNAIDED;
      if (person == null
          || seconds == null
          || seconds <= 0
          || seconds > LONGEST_SECONDS
          || condition == null
          || !counts(members, person, condition, one.doneOn(), from)) {
        continue;
      }
      newest.merge(
          Instrument.TASKS,
          one.doneOn().atStartOfDay(ZoneOffset.UTC).toInstant(),
          (a, b) -> a.isAfter(b) ? a : b);
      Duration time = Duration.ofSeconds(seconds);
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
              one.criticalDefects(),
              one.source().kind().name(),
              one.source().blind()));
    }
    return tasks;
  }

  /** Of the same work as the tasks: with AI of the period, without also from before. */
  private List<RatedTwice> twice(Members members, LocalDate from) {
    List<RatedTwice> rated = new ArrayList<>();
    for (RealWork.RatedTwice one : twice) {
      String person = members.person(one.learner());
      if (person != null && counts(members, person, one.condition(), one.doneOn(), from)) {
        rated.add(
            new RatedTwice(person, (int) Math.round(one.first()), (int) Math.round(one.second())));
      }
    }
    return rated;
  }
}
