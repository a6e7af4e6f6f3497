package org.traininglayer.adoption.statistics.verdict;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.traininglayer.adoption.statistics.Measurement;
import org.traininglayer.adoption.statistics.signals.SignalState;

/**
 * All that the gates are told. What is not given counts as without data.
 *
 * @param evidence whether things are set up
 * @param measurements made with {@code MeasuringRules.ofLooks} of as many looks as are planned
 * @param noDefects whether there was no critical defect in either arm
 * @param powerUsers P2
 * @param mismatch P4
 * @param designEffects of rates, for how many more units are needed; 1 where not given
 * @param largest the step or item that adds most to a gate's trouble, where it is known
 */
public record GateInputs(
    Evidence evidence,
    Map<Input, Measurement> measurements,
    boolean noDefects,
    SignalState powerUsers,
    SignalState mismatch,
    Map<Input, Double> designEffects,
    Map<Gate, String> largest) {

  /** What is measured. */
  public enum Input {
    COVERAGE,
    CRITICAL_MISSES,
    PROHIBITED_USE,
    CHECK_BYPASS,
    QUALITY,
    DEFECT_RATIO,
    D_PRIME,
    HIT_RATE,
    TIME_RATIO,
    SUSTAINED,
    COMPLETION,
    KNEW_BUT_AVOIDED,
    BIAS
  }

  /** One thing that the gate of evidence may lack. */
  public enum Lack {
    QUALITY_BASELINE,
    TIME_BASELINE,
    OWNER,
    /** Thresholds that were signed before the first outcome. */
    SIGNED,
    FINISHED_PEOPLE,
    COVERAGE
  }

  /**
   * Whether things are set up.
   *
   * @param signed whether thresholds were set and signed before the first outcome
   */
  public record Evidence(
      boolean qualityBaseline,
      boolean timeBaseline,
      boolean ownerNamed,
      boolean signed,
      int finishedPeople) {

    /** What of it is not there, coverage apart. */
    List<Lack> lacks(double people) {
      List<Lack> lacks = new ArrayList<>();
      if (!qualityBaseline) {
        lacks.add(Lack.QUALITY_BASELINE);
      }
      if (!timeBaseline) {
        lacks.add(Lack.TIME_BASELINE);
      }
      if (!ownerNamed) {
        lacks.add(Lack.OWNER);
      }
      if (!signed) {
        lacks.add(Lack.SIGNED);
      }
      if (finishedPeople < people) {
        lacks.add(Lack.FINISHED_PEOPLE);
      }
      return lacks;
    }
  }

  /** What the gate of evidence lacks by these thresholds; nothing where it passes. */
  public List<Lack> lacks(Thresholds thresholds) {
    List<Lack> lacks = evidence.lacks(thresholds.get(Threshold.FINISHED_PEOPLE));
    Measurement coverage = of(Input.COVERAGE);
    Double covered = coverage == null || !coverage.ok() ? null : coverage.estimate();
    if (covered == null || covered < thresholds.get(Threshold.COVERAGE)) {
      lacks.add(Lack.COVERAGE);
    }
    return List.copyOf(lacks);
  }

  /** Copies the maps. */
  public GateInputs {
    measurements = Map.copyOf(measurements);
    designEffects = Map.copyOf(designEffects);
    largest = Map.copyOf(largest);
  }

  /** What was measured; null when nothing was given. */
  public @Nullable Measurement of(Input input) {
    return measurements.get(input);
  }

  /** The design effect of a rate. */
  public double designEffect(Input input) {
    return designEffects.getOrDefault(input, 1.0);
  }

  /** The same with one measurement another. */
  public GateInputs with(Input input, Measurement other) {
    Map<Input, Measurement> all = new EnumMap<>(Input.class);
    all.putAll(measurements);
    all.put(input, other);
    return new GateInputs(evidence, all, noDefects, powerUsers, mismatch, designEffects, largest);
  }

  /** The same with other signals. */
  public GateInputs with(SignalState users, SignalState workflow) {
    return new GateInputs(
        evidence, measurements, noDefects, users, workflow, designEffects, largest);
  }

  /** The same, otherwise set up. */
  public GateInputs with(Evidence other) {
    return new GateInputs(
        other, measurements, noDefects, powerUsers, mismatch, designEffects, largest);
  }

  /** The same without any critical defect. */
  public GateInputs withoutDefects() {
    return new GateInputs(
        evidence, measurements, true, powerUsers, mismatch, designEffects, largest);
  }

  /** The same without one measurement. */
  public GateInputs without(Input input) {
    Map<Input, Measurement> rest = new HashMap<>(measurements);
    rest.remove(input);
    return new GateInputs(evidence, rest, noDefects, powerUsers, mismatch, designEffects, largest);
  }
}
