package org.traininglayer.adoption.cohort;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.traininglayer.adoption.cohort.CohortRecords.Instrument;
import org.traininglayer.adoption.cohort.CohortRecords.Judged;
import org.traininglayer.adoption.cohort.KnownFacts.Place;
import org.traininglayer.adoption.statistics.LogTimes;
import org.traininglayer.adoption.statistics.outcomes.Workflow;
import org.traininglayer.adoption.statistics.records.ConfidenceRating;
import org.traininglayer.adoption.statistics.records.ConfidenceRating.Wave;
import org.traininglayer.adoption.statistics.records.PolicyDecision;
import org.traininglayer.adoption.statistics.records.ReviewUnit;
import org.traininglayer.adoption.statistics.records.TimedTask;
import org.traininglayer.adoption.statistics.records.TimedTask.Condition;
import org.traininglayer.adoption.statistics.records.WorkflowStep;

/**
 * One group and one period, cut out of the facts that are known: what arose while people were in
 * the group. Reads nothing.
 */
final class FactCut {

  /** What somebody tells of is over: it is not waited for what may follow. */
  static final Duration ENDED = Duration.ZERO;

  private final KnownFacts facts;
  private final Members members;
  private final LocalDate from;
  private final Map<Instrument, Instant> newest = new EnumMap<>(Instrument.class);

  FactCut(KnownFacts facts, Members members, LocalDate from) {
    this.facts = facts;
    this.members = members;
    this.from = from;
  }

  /** When each instrument last told something, of what was cut out. */
  Map<Instrument, Instant> newest() {
    return newest;
  }

  /** Claims judged without help; guided ones are practice, and kept apart. */
  List<ReviewUnit> reviews(List<Judged> judged, List<ReviewUnit> guided) {
    List<ReviewUnit> reviews = new ArrayList<>();
    for (KnownFacts.Review fact : facts.reviews()) {
      if (!fact.when().since(from) || !there(fact)) {
        continue;
      }
      newest(Instrument.REVIEWS, fact.when().at());
      if (fact.judged()) {
        judged.add(new Judged(fact.person(), !fact.helped(), fact.right()));
      }
      ReviewUnit unit = fact.unit();
      if (unit != null) {
        (fact.helped() ? guided : reviews).add(unit);
      }
    }
    return reviews;
  }

  List<PolicyDecision> decisions() {
    List<PolicyDecision> decisions = new ArrayList<>();
    for (KnownFacts.Decision fact : facts.decisions()) {
      if (fact.when().since(from) && there(fact)) {
        newest(Instrument.DECISIONS, fact.when().at());
        if (fact.decision().saysWhyAvoided()) {
          newest(Instrument.REASONS, fact.when().at());
        }
        decisions.add(fact.decision());
      }
    }
    return decisions;
  }

  /** Tasks of practice; those without AI also from before the period, wherever the person was. */
  List<TimedTask> tasks() {
    List<TimedTask> tasks = new ArrayList<>();
    for (KnownFacts.Task fact : facts.tasks()) {
      boolean counts =
          fact.task().condition() == Condition.UNAIDED
              ? members.has(fact.person())
              : fact.when().since(from) && there(fact);
      if (counts) {
        newest(Instrument.TASKS, fact.when().at());
        tasks.add(fact.task());
      }
    }
    return tasks;
  }

  /** How sure people said they are; before the training, wherever they were. */
  List<ConfidenceRating> ratings() {
    List<ConfidenceRating> ratings = new ArrayList<>();
    for (KnownFacts.Rating fact : facts.ratings()) {
      boolean counts = fact.rating().wave() == Wave.PRE ? members.has(fact.person()) : there(fact);
      if (counts) {
        newest(Instrument.RATINGS, fact.when().at());
        ratings.add(fact.rating());
      }
    }
    return ratings;
  }

  /** How long people take over choices that are no question of policy. */
  Map<String, LogTimes> neutralTimes() {
    Map<String, LogTimes> times = new HashMap<>();
    for (KnownFacts.Neutral fact : facts.neutral()) {
      if (fact.when().since(from) && there(fact)) {
        times.merge(fact.person(), fact.time(), LogTimes::plus);
      }
    }
    return times;
  }

  /** What was told of one week of one person, from all sides. */
  private static final class Week {

    private boolean active;
    private boolean observed;
    private long seen;
    private int told;
    private Instant at = Instant.MIN;
    private Instant heard = Instant.MIN;
    private final Set<LocalDate> days = new TreeSet<>();

    private void add(KnownFacts.Use use) {
      active |= use.active();
      if (use.observed()) {
        observed = true;
        heard = use.when().at().isAfter(heard) ? use.when().at() : heard;
        seen += use.outputs();
        if (use.active() || use.outputs() > 0) {
          days.add(use.when().day());
        }
      } else if (use.reported() != null) {
        told = Math.max(told, use.outputs());
      }
      if (use.when().at().isAfter(at)) {
        at = use.when().at();
      }
    }

    /** What a tool saw adds up; what somebody told about the same days does not. */
    private int outputs() {
      int most = Math.toIntExact(Math.max(Math.max(seen, 0), told));
      return active ? Math.max(1, most) : most;
    }
  }

  /** The weeks of which something is known, from this Monday on. */
  List<UseWeeks.Known> weeks(LocalDate since) {
    Map<String, Map<LocalDate, Week>> weeks = new HashMap<>();
    List<KnownFacts.Use> uses =
        facts.uses().stream()
            .filter(use -> use.when().since(since) && members.has(use.person()))
            .toList();
    Map<Place, KnownFacts.Use> latest = latest(uses, KnownFacts.Use::reported);
    for (KnownFacts.Use use : uses) {
      Place place = use.reported();
      if (there(use) && (place == null || use.equals(latest.get(place)))) {
        weeks
            .computeIfAbsent(use.person(), person -> new HashMap<>())
            .computeIfAbsent(use.when().week(), week -> new Week())
            .add(use);
      }
    }
    List<UseWeeks.Known> known = new ArrayList<>();
    weeks.forEach((person, own) ->
        own.forEach((week, of) -> {
          newest(Instrument.WEEKS, of.at);
          if (of.observed) {
            newest(Instrument.TOOLS, of.heard);
          }
          known.add(new UseWeeks.Known(person, week, of.outputs(), of.observed, of.days));
        }));
    return known;
  }

  /** Entries of runs in modules; a run that began before the period has lost its beginning. */
  List<WorkflowStep> moduleSteps() {
    LocalDate since = from.minusWeeks(CohortRecords.WEEKS_BEFORE);
    List<WorkflowStep> steps = new ArrayList<>();
    for (KnownFacts.Step fact : facts.steps()) {
      if (fact.when().since(since) && there(fact)) {
        newest(Instrument.STEPS, fact.when().at());
        steps.add(fact.step());
      }
    }
    Instant start = from.atStartOfDay(ZoneOffset.UTC).toInstant();
    Map<String, Instant> begun = new HashMap<>();
    steps.forEach(step -> begun.merge(step.run(), step.entered(), (a, b) -> a.isBefore(b) ? a : b));
    return steps.stream()
        .filter(step -> !begun.getOrDefault(step.run(), Instant.MIN).isBefore(start))
        .toList();
  }

  /**
   * The stages of the last piece of work, as people told them: each is one run. Adds the workflow
   * of each version.
   */
  List<WorkflowStep> workSteps(Map<String, Workflow> workflows) {
    List<KnownFacts.Stages> told =
        facts.stages().stream()
            .filter(fact -> fact.when().since(from) && members.has(fact.person()))
            .toList();
    Map<Place, KnownFacts.Stages> latest = latest(told, KnownFacts.Stages::place);
    List<WorkflowStep> steps = new ArrayList<>();
    for (KnownFacts.Stages fact : told) {
      List<String> stages = fact.all();
      if (stages == null || !fact.equals(latest.get(fact.place())) || !there(fact)) {
        continue;
      }
      newest(Instrument.STEPS, fact.when().at());
      List<String> all = stages.stream().distinct().toList();
      Set<String> checks = new TreeSet<>(fact.checks());
      checks.retainAll(all);
      // Answers from before say nothing of checks; the same stages are checked all the same.
      Workflow flow =
          workflows.merge(
              fact.version(),
              new Workflow(fact.version(), all, checks, Set.of(), ENDED),
              (known, same) ->
                  known.mandatoryChecks().isEmpty() && known.steps().containsAll(checks)
                      ? known.withChecks(checks)
                      : known);
      Instant then = fact.when().at();
      for (String step : fact.done()) {
        if (flow.steps().contains(step)) {
          steps.add(
              new WorkflowStep(
                  fact.person(),
                  fact.version(),
                  fact.when().id().toString(),
                  step,
                  then,
                  then,
                  WorkflowStep.Outcome.DONE,
                  WorkflowStep.AiStep.NONE));
        }
      }
    }
    return steps;
  }

  /** The last answer at each place; of two of one moment the one that is read first. */
  private static <T extends KnownFacts.Fact> Map<Place, T> latest(
      List<T> facts, Function<T, @Nullable Place> place) {
    Map<Place, T> latest = new HashMap<>();
    for (T fact : facts) {
      Place at = place.apply(fact);
      if (at != null) {
        latest.merge(at, fact, (old, now) -> now.when().at().isAfter(old.when().at()) ? now : old);
      }
    }
    return latest;
  }

  private boolean there(KnownFacts.Fact fact) {
    return members.there(fact.person(), fact.when().day());
  }

  private void newest(Instrument instrument, Instant at) {
    newest.merge(instrument, at, (a, b) -> a.isAfter(b) ? a : b);
  }
}
