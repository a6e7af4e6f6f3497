package org.traininglayer.adoption.statistics.verdict;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.traininglayer.adoption.statistics.Measurement;
import org.traininglayer.adoption.statistics.RareRate;
import org.traininglayer.adoption.statistics.signals.SignalState;
import org.traininglayer.adoption.statistics.verdict.GateInputs.Input;
import org.traininglayer.adoption.statistics.verdict.GateResult.Part;

/** Holds measurements against thresholds, gate by gate. */
public final class Gates {

  private static final List<Gate> OUTCOMES =
      List.of(Gate.G2, Gate.G3, Gate.G4, Gate.G5, Gate.G6, Gate.G7, Gate.G8, Gate.G9);

  private final GateInputs inputs;
  private final Thresholds thresholds;

  private Gates(GateInputs inputs, Thresholds thresholds) {
    this.inputs = inputs;
    this.thresholds = thresholds;
  }

  /**
   * All thirteen.
   *
   * @param withoutChampions the same measurements without the top tenth; null when not reckoned
   * @throws IllegalArgumentException when an interval is narrower than the planned looks allow
   */
  public static List<GateResult> of(
      GateInputs inputs, @Nullable GateInputs withoutChampions, Thresholds thresholds) {
    Gates gates = new Gates(inputs, thresholds);
    Map<Gate, GateResult> results = gates.allButBreadth();
    results.put(Gate.G10, gates.breadth(results, withoutChampions));
    return List.copyOf(results.values());
  }

  /** Which of the gates G2 to G9 would be another without the top tenth. */
  public static List<Gate> changed(
      GateInputs inputs, GateInputs withoutChampions, Thresholds thresholds) {
    return changed(
        new Gates(inputs, thresholds).allButBreadth(),
        new Gates(withoutChampions, thresholds).allButBreadth());
  }

  private static List<Gate> changed(Map<Gate, GateResult> with, Map<Gate, GateResult> without) {
    List<Gate> changed = new ArrayList<>();
    for (Gate gate : OUTCOMES) {
      GateResult one = with.get(gate);
      GateResult other = without.get(gate);
      if (one != null && other != null && one.state() != other.state()) {
        changed.add(gate);
      }
    }
    return changed;
  }

  private Map<Gate, GateResult> allButBreadth() {
    Map<Gate, GateResult> results = new EnumMap<>(Gate.class);
    put(results, evidence());
    put(results, gate(Gate.G2, most(Input.CRITICAL_MISSES, Threshold.CRITICAL_MISSES)));
    put(results, gate(Gate.G3, most(Input.PROHIBITED_USE, Threshold.PROHIBITED_USE)));
    put(results, gate(Gate.G4, most(Input.CHECK_BYPASS, Threshold.CHECK_BYPASS)));
    put(
        results,
        gate(
            Gate.G5,
            part(
                Input.QUALITY,
                -thresholds.get(Threshold.QUALITY_MARGIN),
                (lower, upper, t) -> above(lower, upper, t, true)),
            defects()));
    put(
        results,
        gate(
            Gate.G6,
            least(Input.D_PRIME, Threshold.D_PRIME),
            least(Input.HIT_RATE, Threshold.HIT_RATE)));
    put(
        results,
        gate(
            Gate.G7,
            part(
                Input.TIME_RATIO,
                thresholds.get(Threshold.TIME_RATIO),
                (lower, upper, t) -> above(-upper, -lower, -t, true))));
    put(
        results,
        gate(
            Gate.G8,
            part(
                Input.QUALITY,
                thresholds.get(Threshold.QUALITY_GAIN),
                (lower, upper, t) -> above(lower, upper, t, true))));
    put(results, gate(Gate.G9, least(Input.SUSTAINED, Threshold.SUSTAINED)));
    put(results, workflow());
    put(results, gate(Gate.G12, most(Input.KNEW_BUT_AVOIDED, Threshold.KNEW_BUT_AVOIDED)));
    put(results, gate(Gate.G13, part(Input.BIAS, thresholds.get(Threshold.BIAS), Gates::inside)));
    return results;
  }

  private static void put(Map<Gate, GateResult> results, GateResult result) {
    results.put(result.gate(), result);
  }

  private static GateResult gate(Gate gate, Part... parts) {
    return new GateResult(
        gate,
        GateState.all(List.of(parts).stream().map(Part::state).toList()),
        List.of(parts),
        List.of());
  }

  /** Numbers of what is set up, which have no interval. */
  private GateResult evidence() {
    Measurement coverage = inputs.of(Input.COVERAGE);
    Double covered = coverage == null ? null : coverage.estimate();
    double least = thresholds.get(Threshold.COVERAGE);
    GateState state;
    GateState itself;
    if (coverage == null || covered == null || !coverage.ok()) {
      state = GateState.NO_DATA;
      itself = GateState.NO_DATA;
    } else {
      state = inputs.lacks(thresholds).isEmpty() ? GateState.PASS : GateState.FAIL;
      itself = covered >= least ? GateState.PASS : GateState.FAIL;
    }
    return new GateResult(
        Gate.G1, state, List.of(new Part(Input.COVERAGE, coverage, least, itself)), List.of());
  }

  private GateResult breadth(Map<Gate, GateResult> results, @Nullable GateInputs withoutChampions) {
    if (withoutChampions == null) {
      return new GateResult(Gate.G10, GateState.NO_DATA, List.of(), List.of());
    }
    List<Gate> changed = changed(results, new Gates(withoutChampions, thresholds).allButBreadth());
    GateState signal = quiet(inputs.powerUsers());
    return new GateResult(
        Gate.G10,
        signal == GateState.NO_DATA || changed.isEmpty() ? signal : GateState.FAIL,
        List.of(),
        changed);
  }

  private GateResult workflow() {
    Part completion = least(Input.COMPLETION, Threshold.COMPLETION);
    return new GateResult(
        Gate.G11,
        GateState.all(List.of(completion.state(), quiet(inputs.mismatch()))),
        List.of(completion),
        List.of());
  }

  private static GateState quiet(SignalState signal) {
    return switch (signal) {
      case QUIET -> GateState.PASS;
      case CLEAR -> GateState.FAIL;
      case WATCH -> GateState.UNCLEAR;
      case NO_DATA -> GateState.NO_DATA;
    };
  }

  private Part defects() {
    return inputs.noDefects()
        ? new Part(
            Input.DEFECT_RATIO,
            inputs.of(Input.DEFECT_RATIO),
            thresholds.get(Threshold.DEFECT_RATIO),
            GateState.PASS)
        : most(Input.DEFECT_RATIO, Threshold.DEFECT_RATIO);
  }

  private Part most(Input input, Threshold threshold) {
    return part(
        input, thresholds.get(threshold), (lower, upper, t) -> above(-upper, -lower, -t, false));
  }

  private Part least(Input input, Threshold threshold) {
    return part(
        input, thresholds.get(threshold), (lower, upper, t) -> above(lower, upper, t, false));
  }

  private interface Held {
    GateState against(double lower, double upper, double threshold);
  }

  private Part part(Input input, double threshold, Held held) {
    Measurement of = inputs.of(input);
    Double lower = of == null ? null : of.lower();
    Double upper = of == null ? null : of.upper();
    if (of == null || !of.ok() || lower == null || upper == null) {
      return new Part(input, of, threshold, GateState.NO_DATA);
    }
    double needed = RareRate.twoSided(thresholds.confidence());
    if (of.level() < needed - 1e-9) {
      throw new IllegalArgumentException(
          input
              + ": its interval is of level "
              + of.level()
              + "; with "
              + thresholds.looks()
              + " looks it has to be "
              + needed);
    }
    return new Part(input, of, threshold, held.against(lower, upper, threshold));
  }

  /** Passed when all of the interval lies at or above the threshold; strictly above if so asked. */
  private static GateState above(double lower, double upper, double threshold, boolean strictly) {
    if (strictly ? lower > threshold : lower >= threshold) {
      return GateState.PASS;
    }
    return (strictly ? upper <= threshold : upper < threshold) ? GateState.FAIL : GateState.UNCLEAR;
  }

  private static GateState inside(double lower, double upper, double threshold) {
    if (lower >= -threshold && upper <= threshold) {
      return GateState.PASS;
    }
    return lower > threshold || upper < -threshold ? GateState.FAIL : GateState.UNCLEAR;
  }
}
