package org.traininglayer.adoption.verdict;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.traininglayer.adoption.cohort.CohortFigures;
import org.traininglayer.adoption.cohort.CohortRecords;
import org.traininglayer.adoption.cohort.CohortRecords.Instrument;
import org.traininglayer.adoption.cohort.RequiredCells;
import org.traininglayer.adoption.statistics.ClusteredRate;
import org.traininglayer.adoption.statistics.Measurement;
import org.traininglayer.adoption.statistics.MeasuringRules;
import org.traininglayer.adoption.statistics.Proportion;
import org.traininglayer.adoption.statistics.outcomes.OutputQuality;
import org.traininglayer.adoption.statistics.outcomes.ReviewCell;
import org.traininglayer.adoption.statistics.outcomes.Run;
import org.traininglayer.adoption.statistics.outcomes.Shares;
import org.traininglayer.adoption.statistics.outcomes.TimeToCompletion;
import org.traininglayer.adoption.statistics.outcomes.Workflow;
import org.traininglayer.adoption.statistics.records.PolicyDecision;
import org.traininglayer.adoption.statistics.records.ReviewUnit;
import org.traininglayer.adoption.statistics.records.ReviewUnit.Truth;
import org.traininglayer.adoption.statistics.signals.MeasurementVoid;
import org.traininglayer.adoption.statistics.signals.PowerUsers;
import org.traininglayer.adoption.statistics.verdict.Gate;
import org.traininglayer.adoption.statistics.verdict.GateInputs;
import org.traininglayer.adoption.statistics.verdict.GateInputs.Evidence;
import org.traininglayer.adoption.statistics.verdict.GateInputs.Input;
import org.traininglayer.adoption.statistics.verdict.GateResult;
import org.traininglayer.adoption.statistics.verdict.GateState;
import org.traininglayer.adoption.statistics.verdict.Gates;
import org.traininglayer.adoption.statistics.verdict.Thresholds;

/**
 * What a cohort's records come to for the gates and for the warnings. Pure, and not guarded.
 *
 * @param withoutChampions the gates' figures without the tenth who make most; null where nobody
 *     makes anything
 * @param users P2, with the gates that would be worse without them
 * @param measured P5, with the owner and the thresholds of this house
 * @param ifOneLeft whether a gate that passes would not, if the one who makes most left
 */
public record Reckoning(
    CohortFigures figures,
    GateInputs inputs,
    @Nullable GateInputs withoutChampions,
    PowerUsers.Result users,
    MeasurementVoid.Result measured,
    boolean ifOneLeft) {

  private static final int FEWEST = 5;

  /**
   * What is known beside the records.
   *
   * @param owned whether somebody answers for the training layer; else the roster may name owners
   * @param signed whether its thresholds are signed; for a verdict, before the first outcome
   * @param thresholds those in force, or the defaults
   */
  public record Setting(boolean owned, boolean signed, Thresholds thresholds) {}

  /** Of these records. */
  public static Reckoning of(CohortRecords records, Setting setting) {
    MeasuringRules rules = MeasuringRules.ofLooks(setting.thresholds().looks(), records.asOf());
    CohortFigures figures = CohortFigures.of(records, rules);
    MeasurementVoid.Result measured = measured(records, figures, setting, rules);
    GateInputs inputs = inputs(records, figures, measured, setting.signed());
    Map<String, Long> outputs = CohortFigures.outputs(records);
    Set<String> champions = PowerUsers.champions(outputs);
    GateInputs others = null;
    List<String> worse = List.of();
    boolean ifOneLeft = false;
    if (!champions.isEmpty()) {
      others = without(records, champions, setting, rules);
      worse = worse(inputs, others, setting.thresholds());
      String first =
          outputs.entrySet().stream()
              .max(
                  Map.Entry.<String, Long>comparingByValue()
                      .thenComparing(Map.Entry.comparingByKey()))
              .map(Map.Entry::getKey)
              .orElseThrow();
      ifOneLeft =
          !worse(inputs, without(records, Set.of(first), setting, rules), setting.thresholds())
              .isEmpty();
    }
    PowerUsers.Result users =
        PowerUsers.of(
            outputs,
            worse,
            rules.freshWithin(
                CohortFigures.limit(Instrument.WEEKS), records.newest(Instrument.WEEKS)));
    return new Reckoning(
        figures,
        inputs.with(users.signal().state(), inputs.mismatch()),
        others,
        users,
        measured,
        ifOneLeft);
  }

  private static GateInputs without(
      CohortRecords records, Set<String> people, Setting setting, MeasuringRules rules) {
    CohortRecords others = records.without(people);
    CohortFigures figures = CohortFigures.of(others, rules);
    return inputs(others, figures, measured(others, figures, setting, rules), setting.signed());
  }

  /**
   * Gates that pass, and would not: not for want of people, which makes every interval wider, but
   * since the figure itself would lie on the wrong side.
   */
  private static List<String> worse(GateInputs all, GateInputs others, Thresholds thresholds) {
    Map<Gate, GateState> after = states(others, thresholds);
    Map<Gate, GateState> itself = states(withoutIntervals(others), thresholds);
    List<String> worse = new ArrayList<>();
    states(all, thresholds)
        .forEach((gate, before) -> {
          GateState state = after.get(gate);
          if (gate != Gate.G1
              && before == GateState.PASS
              && (state == GateState.FAIL || state == GateState.UNCLEAR)
              && itself.get(gate) == GateState.FAIL) {
            worse.add(gate.name());
          }
        });
    return worse;
  }

  private static Map<Gate, GateState> states(GateInputs inputs, Thresholds thresholds) {
    Map<Gate, GateState> states = new EnumMap<>(Gate.class);
    for (GateResult result : Gates.of(inputs, null, thresholds)) {
      states.put(result.gate(), result.state());
    }
    return states;
  }

  private static GateInputs withoutIntervals(GateInputs inputs) {
    GateInputs without = inputs;
    for (Map.Entry<Input, Measurement> one : inputs.measurements().entrySet()) {
      Measurement of = one.getValue();
      without =
          without.with(
              one.getKey(),
              new Measurement(
                  of.estimate(),
                  of.estimate(),
                  of.estimate(),
                  of.level(),
                  of.nPeople(),
                  of.nUnits(),
                  of.status(),
                  of.definitionVersion(),
                  of.asOf()));
    }
    return without;
  }

  private static MeasurementVoid.Result measured(
      CohortRecords records, CohortFigures figures, Setting setting, MeasuringRules rules) {
    return RequiredCells.of(records, figures, setting.owned(), setting.signed(), rules);
  }

  private static GateInputs inputs(
      CohortRecords records,
      CohortFigures figures,
      MeasurementVoid.Result measured,
      boolean signed) {
    CohortFigures.Outcomes of = figures.outcomes();
    Map<Input, Measurement> measurements = new EnumMap<>(Input.class);
    measurements.put(Input.COVERAGE, measured.coverage());
    measurements.put(Input.CRITICAL_MISSES, of.catching().criticalMissBound());
    measurements.put(Input.PROHIBITED_USE, figures.signals().chill().prohibitedUse());
    measurements.put(Input.CHECK_BYPASS, of.completion().checkBypass());
    measurements.put(Input.QUALITY, of.quality().difference());
    measurements.put(Input.DEFECT_RATIO, of.quality().defectRatio());
    measurements.put(Input.D_PRIME, of.catching().detection().dPrime());
    measurements.put(Input.HIT_RATE, of.catching().hitRate());
    measurements.put(Input.TIME_RATIO, of.time().ratio());
    measurements.put(Input.SUSTAINED, figures.lasting().retention().sustained());
    measurements.put(Input.COMPLETION, of.completion().completed());
    measurements.put(Input.KNEW_BUT_AVOIDED, figures.signals().chill().knewButAvoided());
    measurements.put(Input.BIAS, of.fit().bias());
    Map<String, List<Run>> runs = runs(records);
    Set<String> finished = new TreeSet<>();
    runs.values()
        .forEach(
            all -> all.stream().filter(Run::finished).forEach(run -> finished.add(run.person())));
    return new GateInputs(
        new Evidence(
            !measured.missingBaselines().contains(baseline(records, OutputQuality.ID)),
            !measured.missingBaselines().contains(baseline(records, TimeToCompletion.ID)),
            measured.owned(),
            signed,
            finished.size()),
        measurements,
        of.quality().noDefects(),
        figures.signals().users().signal().state(),
        figures.signals().mismatch().signal().state(),
        designEffects(records, runs),
        largest(records, figures));
  }

  private static String baseline(CohortRecords records, String metric) {
    return records.cohort().key() + "/" + metric;
  }

  private static Map<String, List<Run>> runs(CohortRecords records) {
    Map<String, List<Run>> runs = new TreeMap<>();
    for (Workflow flow : records.beside().workflows()) {
      runs.put(flow.version(), Run.of(records.steps(), flow, records.asOf()));
    }
    return runs;
  }

  private static Map<Input, Double> designEffects(
      CohortRecords records, Map<String, List<Run>> runs) {
    Map<Input, Double> effects = new EnumMap<>(Input.class);
    effect(
        effects,
        Input.CRITICAL_MISSES,
        ReviewCell.of(records.reviews()).values().stream().map(ReviewCell::critical).toList());
    effect(
        effects,
        Input.PROHIBITED_USE,
        Shares.of(
            records.decisions().stream().filter(PolicyDecision::mayBeMisused).toList(),
            PolicyDecision::person,
            PolicyDecision::usedProhibited));
    List<Run> checked = new ArrayList<>();
    for (Workflow flow : records.beside().workflows()) {
      if (!flow.mandatoryChecks().isEmpty()) {
        runs.getOrDefault(flow.version(), List.of()).stream()
            .filter(Run::finished)
            .forEach(checked::add);
      }
    }
    effect(effects, Input.CHECK_BYPASS, Shares.of(checked, Run::person, run -> !run.checked()));
    return effects;
  }

  private static void effect(Map<Input, Double> effects, Input of, List<Proportion> shares) {
    ClusteredRate.of(shares)
        .map(ClusteredRate::designEffect)
        .filter(effect -> !effect.isNaN())
        .ifPresent(effect -> effects.put(of, Math.max(1, effect)));
  }

  /**
   * What adds most to a gate's trouble; an item that fewer than five were caught by is not told.
   */
  private static Map<Gate, String> largest(CohortRecords records, CohortFigures figures) {
    Map<Gate, String> largest = new EnumMap<>(Gate.class);
    most(
            records.reviews().stream()
                .filter(unit -> unit.truth() == Truth.ERROR && !unit.flagged())
                .toList(),
            ReviewUnit::person,
            ReviewUnit::errorType)
        .ifPresent(type -> {
          largest.put(Gate.G2, type);
          largest.put(Gate.G6, type);
        });
    most(
            records.decisions().stream().filter(PolicyDecision::usedProhibited).toList(),
            PolicyDecision::person,
            PolicyDecision::scenarioVersion)
        .ifPresent(scenario -> largest.put(Gate.G3, scenario));
    String step = figures.signals().mismatch().worst();
    if (step != null) {
      largest.put(Gate.G11, step);
    }
    return largest;
  }

  private static <T> Optional<String> most(
      List<T> facts, Function<T, String> person, Function<T, @Nullable String> what) {
    Map<String, Integer> counts = new TreeMap<>();
    Map<String, Set<String>> people = new TreeMap<>();
    for (T fact : facts) {
      String of = what.apply(fact);
      if (of != null && !of.isEmpty()) {
        counts.merge(of, 1, Integer::sum);
        people.computeIfAbsent(of, one -> new HashSet<>()).add(person.apply(fact));
      }
    }
    return counts.entrySet().stream()
        .filter(of -> people.getOrDefault(of.getKey(), Set.of()).size() >= FEWEST)
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey);
  }
}
