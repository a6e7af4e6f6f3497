package org.traininglayer.adoption.release;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.traininglayer.adoption.cohort.CohortFigures;
import org.traininglayer.adoption.cohort.CohortRecords;
import org.traininglayer.adoption.cohort.TrainedArms;
import org.traininglayer.adoption.statistics.Concentration;
import org.traininglayer.adoption.statistics.Measurement;
import org.traininglayer.adoption.statistics.MeasuringRules;
import org.traininglayer.adoption.statistics.records.ConfidenceRating;
import org.traininglayer.adoption.statistics.records.PolicyDecision;
import org.traininglayer.adoption.statistics.records.ReviewUnit;
import org.traininglayer.adoption.statistics.records.ReviewUnit.Severity;
import org.traininglayer.adoption.statistics.records.ReviewUnit.Truth;
import org.traininglayer.adoption.statistics.records.TimedTask;
import org.traininglayer.adoption.statistics.records.UseWeek;
import org.traininglayer.adoption.statistics.records.WorkflowStep;
import org.traininglayer.adoption.statistics.signals.AvoidanceReasons.Given;
import org.traininglayer.adoption.statistics.signals.AvoidanceReasons.Reason;
import org.traininglayer.adoption.statistics.signals.Funnel;
import org.traininglayer.adoption.statistics.signals.PowerUsers;

/**
 * Who contributes to the figures of a cohort, with a print of what: whether a figure moved by what
 * a single person did can be told from prints alone, and nobody is found in them.
 */
final class Contributions {

  private Contributions() {}

  /** By what figures rest on; the salt makes prints of one organisation mean nothing elsewhere. */
  static Map<Basis, Map<String, Long>> of(CohortRecords records, long salt) {
    Map<Basis, Map<String, Long>> sums = new EnumMap<>(Basis.class);
    for (ReviewUnit unit : records.reviews()) {
      long print = mixed(RecordPrint.of(unit));
      add(sums, Basis.SKILLS, unit.person(), print);
      add(sums, Basis.BOTH_KINDS, unit.person(), print);
      add(sums, unit.truth() == Truth.ERROR ? Basis.SIGNALS : Basis.CLEAN, unit.person(), print);
      if (unit.confidence() != null) {
        add(sums, Basis.STATED, unit.person(), print);
      }
      if (unit.severity() == Severity.CRITICAL) {
        add(sums, Basis.CRITICAL, unit.person(), print);
      }
      if (unit.flagged() && unit.correctedRight() != null) {
        add(sums, Basis.REPAIRS, unit.person(), print);
      }
    }
    for (ReviewUnit unit : records.beside().guided()) {
      add(sums, Basis.BOTH_KINDS, unit.person(), mixed(RecordPrint.of(unit)));
    }
    for (PolicyDecision decision : records.decisions()) {
      long print = mixed(RecordPrint.of(decision));
      if (decision.mayBeUsed()) {
        add(sums, Basis.PERMITTED, decision.person(), print);
      }
      if (decision.knewItMay()) {
        add(sums, Basis.CHILLED, decision.person(), print);
      }
      if (decision.mayBeMisused()) {
        add(sums, Basis.PROHIBITED, decision.person(), print);
      }
      if (decision.saysWhyAvoided()) {
        add(sums, Basis.REASONS, decision.person(), print);
      }
    }
    for (TimedTask task : records.tasks()) {
      long print = mixed(RecordPrint.of(task));
      add(sums, Basis.TIMES, task.person(), print);
      if (task.perceivedTime() != null) {
        add(sums, Basis.FELT, task.person(), print);
      }
    }
    for (ConfidenceRating rating : records.ratings()) {
      add(sums, Basis.RATINGS, rating.person(), mixed(RecordPrint.of(rating)));
    }
    for (WorkflowStep step : records.steps()) {
      long print = mixed(RecordPrint.of(step));
      add(sums, Basis.LOST, step.person(), print);
    }
    Set<String> competent = CohortFigures.competent(records);
    marked(sums, Basis.LOST, competent);
    marked(sums, Basis.CHILLED, CohortFigures.knowing(records, competent));
    for (UseWeek week : records.weeks()) {
      add(sums, Basis.WEEKS, week.person(), mixed(RecordPrint.of(week)));
      add(sums, Basis.HABITS, week.person(), mixed(RecordPrint.of(week)));
      add(sums, Basis.ARMS, week.person(), mixed(RecordPrint.of(week)));
    }
    marked(sums, Basis.ARMS, TrainedArms.of(records).trained());
    CohortFigures.outputs(records)
        .forEach((person, made) ->
            add(sums, Basis.OUTPUTS, person, mixed(RecordPrint.ofOutputs(person, made))));
    Contributors.of(records)
        .forEach((basis, people) ->
            sums.getOrDefault(basis, new HashMap<>()).keySet().retainAll(people));
    CountedFor.of(records)
        .forEach((basis, people) ->
            people.forEach((person, print) -> add(sums, basis, person, mixed(print))));
    sums.replaceAll((basis, of) -> salted(of, salt));
    return sums;
  }

  /** Who is competent is told by other records than those that a figure of competent people has. */
  private static void marked(
      Map<Basis, Map<String, Long>> sums, Basis basis, Set<String> competent) {
    sums.getOrDefault(basis, new HashMap<>())
        .replaceAll((person, sum) ->
            competent.contains(person) ? sum + mixed(RecordPrint.ofCompetent(person)) : sum);
  }

  private static void add(
      Map<Basis, Map<String, Long>> sums, Basis basis, String person, long print) {
    sums.computeIfAbsent(basis, of -> new HashMap<>()).merge(person, print, Long::sum);
  }

  private static Map<String, Long> salted(Map<String, Long> sums, long salt) {
    Map<String, Long> prints = new HashMap<>();
    sums.forEach((who, sum) -> prints.put(who, mixed(mixed(RecordPrint.of(who) ^ salt) + sum)));
    return Map.copyOf(prints);
  }

  /** So that prints of several records can be added up. */
  static long mixed(long value) {
    long mixed = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }

  /** Every figure that is told, not guarded; stale where nothing new has come for too long. */
  static Map<OwnerFigure, Measurement> measured(CohortRecords records, CohortFigures of) {
    Map<OwnerFigure, Measurement> all = new EnumMap<>(OwnerFigure.class);
    CohortFigures.Outcomes out = of.outcomes();
    CohortFigures.Signals signals = of.signals();
    all.put(OwnerFigure.QUALITY, out.quality().difference());
    all.put(OwnerFigure.DEFECTS, out.quality().defectRatio());
    all.put(OwnerFigure.TIME, out.time().ratio());
    all.put(OwnerFigure.GAP, out.time().perceptionGap());
    all.put(OwnerFigure.BIAS, out.fit().bias());
    all.put(OwnerFigure.HITS, out.catching().hitRate());
    all.put(OwnerFigure.ALARMS, out.catching().falseAlarmRate());
    all.put(OwnerFigure.SKILL, out.catching().detection().dPrime());
    all.put(OwnerFigure.CRITERION, out.catching().detection().criterion());
    all.put(OwnerFigure.CRITICAL, out.catching().criticalMisses());
    all.put(OwnerFigure.REPAIRED, out.catching().repaired());
    all.put(OwnerFigure.COMPLETED, out.completion().completed());
    all.put(OwnerFigure.AI_BYPASS, out.completion().aiBypass());
    all.put(OwnerFigure.CHECK_BYPASS, out.completion().checkBypassInterval());
    all.putAll(stages(signals.mismatch().all(), MeasuringRules.ofPages(records.asOf())));
    all.put(OwnerFigure.STARTED, of.lasting().retention().started());
    all.put(OwnerFigure.SUSTAINED, of.lasting().retention().sustained());
    all.put(OwnerFigure.HABIT, of.lasting().retention().habit());
    all.put(OwnerFigure.TRAINED, of.lasting().trained().measurement());
    all.put(OwnerFigure.DEMO, signals.demo().leading());
    all.put(OwnerFigure.TOP, signals.users().signal().leading());
    all.put(OwnerFigure.UNUSED, unused(records, signals.users().concentration()));
    all.put(OwnerFigure.CHILL, signals.chill().chill());
    all.put(OwnerFigure.PROHIBITED, signals.chill().prohibitedInterval());
    all.put(OwnerFigure.AVOIDED, signals.chill().avoided());
    all.putAll(reasons(signals.chill().reasons()));
    all.put(OwnerFigure.DROP, signals.mismatch().lost());
    all.put(OwnerFigure.COVERAGE, signals.measured().coverage());
    CohortFigures.leadingChange(out.changes())
        .ifPresent(change -> all.put(OwnerFigure.RAISED, change.change().raised()));
    all.putIfAbsent(OwnerFigure.RAISED, nothing(out.fit().bias()));
    all.replaceAll((figure, measurement) -> fresh(records, figure, measurement));
    return all;
  }

  /** What is lost at each stage but the last, as far as there are figures for stages. */
  private static Map<OwnerFigure, Measurement> stages(Funnel funnel, MeasuringRules rules) {
    Map<OwnerFigure, Measurement> all = new EnumMap<>(OwnerFigure.class);
    List<OwnerFigure> figures = OwnerFigure.stages();
    for (int i = 0; i < figures.size(); i++) {
      all.put(
          figures.get(i),
          i < funnel.steps().size()
              ? funnel.steps().get(i).drop()
              : rules.notMeasured(Funnel.VERSION));
    }
    return all;
  }

  /** Of all who are expected to use it, those who made nothing. */
  private static Measurement unused(CohortRecords records, @Nullable Concentration of) {
    MeasuringRules rules = MeasuringRules.ofPages(records.asOf());
    return of == null
        ? rules.notMeasured(PowerUsers.VERSION)
        : rules.shareOfPeople(of.withNone(), of.people(), PowerUsers.VERSION);
  }

  private static Map<OwnerFigure, Measurement> reasons(Map<Reason, Given> given) {
    Map<OwnerFigure, Measurement> all = new EnumMap<>(OwnerFigure.class);
    given.forEach((reason, of) -> all.put(figure(reason), of.share()));
    return all;
  }

  /** Who gave each reason: parts of one whole, which are guarded together. */
  static Map<String, Set<String>> givers(CohortFigures of) {
    Map<String, Set<String>> givers = new TreeMap<>();
    of.signals()
        .chill()
        .reasons()
        .forEach((reason, given) -> givers.put(figure(reason).id(), given.people()));
    return givers;
  }

  private static OwnerFigure figure(Reason reason) {
    return OwnerFigure.of("reasons." + reason.code()).orElseThrow();
  }

  private static Measurement nothing(Measurement like) {
    return MeasuringRules.ofPages(like.asOf()).notMeasured(like.definitionVersion());
  }

  private static Measurement fresh(
      CohortRecords records, OwnerFigure figure, Measurement measurement) {
    return figure
        .instrument()
        .flatMap(instrument ->
            Optional.ofNullable(records.newest(instrument))
                .map(newest -> measurement.freshWithin(CohortFigures.limit(instrument), newest)))
        .orElse(measurement);
  }
}
