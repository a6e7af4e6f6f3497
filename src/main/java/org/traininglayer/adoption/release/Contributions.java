package org.traininglayer.adoption.release;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.traininglayer.adoption.cohort.CohortFigures;
import org.traininglayer.adoption.cohort.CohortRecords;
import org.traininglayer.adoption.statistics.Concentration;
import org.traininglayer.adoption.statistics.Measurement;
import org.traininglayer.adoption.statistics.MeasuringRules;
import org.traininglayer.adoption.statistics.records.ConfidenceRating;
import org.traininglayer.adoption.statistics.records.PolicyDecision;
import org.traininglayer.adoption.statistics.records.ReviewUnit;
import org.traininglayer.adoption.statistics.records.ReviewUnit.Severity;
import org.traininglayer.adoption.statistics.records.TimedTask;
import org.traininglayer.adoption.statistics.records.UseWeek;
import org.traininglayer.adoption.statistics.records.WorkflowStep;
import org.traininglayer.adoption.statistics.signals.AvoidanceReasons.Given;
import org.traininglayer.adoption.statistics.signals.AvoidanceReasons.Reason;
import org.traininglayer.adoption.statistics.signals.PowerUsers;

/**
 * Who contributes to the figures of a cohort, with a print of what: whether a figure moved by what
 * a single person did can be told from prints alone, and nobody is found in them.
 */
final class Contributions {

  private Contributions() {}

  /** By what figures rest on; the salt makes prints of one organisation mean nothing elsewhere. */
  static Map<Basis, Map<String, Long>> of(CohortRecords records, long salt) {
    Map<Basis, Map<String, Long>> all = new EnumMap<>(Basis.class);
    List<ReviewUnit> reviews = new ArrayList<>(records.reviews());
    reviews.addAll(records.beside().guided());
    all.put(Basis.REVIEWS, prints(reviews, ReviewUnit::person, salt));
    all.put(
        Basis.CRITICAL,
        prints(
            only(records.reviews(), unit -> unit.severity() == Severity.CRITICAL),
            ReviewUnit::person,
            salt));
    all.put(
        Basis.REPAIRS,
        prints(
            only(records.reviews(), unit -> unit.flagged() && unit.correctedRight() != null),
            ReviewUnit::person,
            salt));
    all.put(Basis.DECISIONS, prints(records.decisions(), PolicyDecision::person, salt));
    all.put(
        Basis.PROHIBITED,
        prints(
            only(records.decisions(), PolicyDecision::mayBeMisused), PolicyDecision::person, salt));
    all.put(
        Basis.REASONS,
        prints(
            only(records.decisions(), PolicyDecision::saysWhyAvoided),
            PolicyDecision::person,
            salt));
    all.put(Basis.TASKS, prints(records.tasks(), TimedTask::person, salt));
    all.put(
        Basis.FELT,
        prints(
            only(records.tasks(), task -> task.perceivedTime() != null), TimedTask::person, salt));
    all.put(Basis.RATINGS, prints(records.ratings(), ConfidenceRating::person, salt));
    all.put(Basis.STEPS, prints(records.steps(), WorkflowStep::person, salt));
    all.put(Basis.WEEKS, prints(records.weeks(), UseWeek::person, salt));
    return all;
  }

  private static <T> List<T> only(List<T> all, Predicate<T> which) {
    return all.stream().filter(which).toList();
  }

  private static <T> Map<String, Long> prints(
      List<T> records, Function<T, String> person, long salt) {
    Map<String, Long> sums = new HashMap<>();
    records.forEach(one -> sums.merge(person.apply(one), mixed(hash(one.toString())), Long::sum));
    Map<String, Long> prints = new HashMap<>();
    sums.forEach((who, sum) -> prints.put(who, mixed(mixed(hash(who) ^ salt) + sum)));
    return prints;
  }

  private static long hash(String text) {
    long hash = 0xcbf29ce484222325L;
    for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ one) * 0x100000001b3L;
    }
    return hash;
  }

  private static long mixed(long value) {
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
    all.put(OwnerFigure.CHECK_BYPASS, out.completion().checkBypass());
    all.put(OwnerFigure.STARTED, of.lasting().retention().started());
    all.put(OwnerFigure.SUSTAINED, of.lasting().retention().sustained());
    all.put(OwnerFigure.HABIT, of.lasting().retention().habit());
    all.put(OwnerFigure.TRAINED, of.lasting().trained().measurement());
    all.put(OwnerFigure.DEMO, signals.demo().leading());
    all.put(OwnerFigure.TOP, signals.users().signal().leading());
    all.put(OwnerFigure.UNUSED, unused(records, signals.users().concentration()));
    all.put(OwnerFigure.CHILL, signals.chill().chill());
    all.put(OwnerFigure.PROHIBITED, signals.chill().prohibitedUse());
    all.put(OwnerFigure.AVOIDED, signals.chill().avoided());
    all.putAll(reasons(signals.chill().reasons()));
    all.put(OwnerFigure.DROP, signals.mismatch().lost());
    all.put(OwnerFigure.COVERAGE, signals.measured().coverage());
    out.changes().stream()
        .max((a, b) -> Long.compare(a.change().raised().nPeople(), b.change().raised().nPeople()))
        .ifPresent(change -> all.put(OwnerFigure.RAISED, change.change().raised()));
    all.putIfAbsent(OwnerFigure.RAISED, nothing(out.fit().bias()));
    all.replaceAll((figure, measurement) -> fresh(records, figure, measurement));
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
