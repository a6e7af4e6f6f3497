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
import org.traininglayer.adoption.cohort.CohortFigures;
import org.traininglayer.adoption.cohort.CohortRecords;
import org.traininglayer.adoption.cohort.CohortRecords.Instrument;
import org.traininglayer.adoption.disclosure.GroupControl;
import org.traininglayer.adoption.statistics.Measurement;
import org.traininglayer.adoption.statistics.MeasuringRules;
import org.traininglayer.adoption.statistics.records.ConfidenceRating;
import org.traininglayer.adoption.statistics.records.PolicyDecision;
import org.traininglayer.adoption.statistics.records.ReviewUnit;
import org.traininglayer.adoption.statistics.records.TimedTask;
import org.traininglayer.adoption.statistics.records.UseWeek;
import org.traininglayer.adoption.statistics.records.WorkflowStep;
import org.traininglayer.adoption.statistics.signals.AvoidanceReasons.Given;
import org.traininglayer.adoption.statistics.signals.AvoidanceReasons.Reason;

/**
 * Who contributes to the figures of a cohort, with a print of what: whether a figure moved by what
 * a single person did can be told from prints alone, and nobody is found in them.
 */
final class Contributions {

  private Contributions() {}

  /** By instrument; the salt makes prints of one organisation mean nothing elsewhere. */
  static Map<Instrument, Map<String, Long>> of(CohortRecords records, long salt) {
    Map<Instrument, Map<String, Long>> all = new EnumMap<>(Instrument.class);
    List<ReviewUnit> reviews = new ArrayList<>(records.reviews());
    reviews.addAll(records.beside().guided());
    all.put(Instrument.REVIEWS, prints(reviews, ReviewUnit::person, salt));
    all.put(Instrument.DECISIONS, prints(records.decisions(), PolicyDecision::person, salt));
    all.put(
        Instrument.REASONS,
        prints(
            records.decisions().stream().filter(PolicyDecision::saysWhyAvoided).toList(),
            PolicyDecision::person,
            salt));
    all.put(Instrument.TASKS, prints(records.tasks(), TimedTask::person, salt));
    all.put(Instrument.RATINGS, prints(records.ratings(), ConfidenceRating::person, salt));
    all.put(Instrument.STEPS, prints(records.steps(), WorkflowStep::person, salt));
    all.put(Instrument.WEEKS, prints(records.weeks(), UseWeek::person, salt));
    return all;
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

  /**
   * Every figure that is told, not guarded; stale where nothing new has come for too long. Only of
   * reasons, which are parts of one whole, those that few people gave are hidden here: how many
   * gave each is not known later.
   */
  static Map<OwnerFigure, Measurement> measured(
      CohortRecords records, CohortFigures of, GroupControl control) {
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
    all.put(OwnerFigure.CHILL, signals.chill().chill());
    all.put(OwnerFigure.PROHIBITED, signals.chill().prohibitedUse());
    all.putAll(reasons(signals.chill().reasons(), control));
    all.put(OwnerFigure.DROP, signals.mismatch().lost());
    all.put(OwnerFigure.COVERAGE, signals.measured().coverage());
    out.changes().stream()
        .max((a, b) -> Long.compare(a.change().raised().nPeople(), b.change().raised().nPeople()))
        .ifPresent(change -> all.put(OwnerFigure.RAISED, change.change().raised()));
    all.putIfAbsent(OwnerFigure.RAISED, nothing(out.fit().bias()));
    all.replaceAll((figure, measurement) -> fresh(records, figure, measurement));
    return all;
  }

  private static Map<OwnerFigure, Measurement> reasons(
      Map<Reason, Given> given, GroupControl control) {
    Map<String, Integer> sizes = new TreeMap<>();
    given.forEach((reason, of) -> sizes.put(reason.code(), of.people()));
    Set<String> told = control.parts(sizes);
    Map<OwnerFigure, Measurement> all = new EnumMap<>(OwnerFigure.class);
    given.forEach((reason, of) ->
        all.put(
            OwnerFigure.of("reasons." + reason.code()).orElseThrow(),
            told.contains(reason.code()) ? of.share() : of.share().suppressed()));
    return all;
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
