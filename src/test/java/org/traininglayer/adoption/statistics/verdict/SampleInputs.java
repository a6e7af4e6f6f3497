package org.traininglayer.adoption.statistics.verdict;

import java.util.EnumMap;
import java.util.Map;
import org.traininglayer.adoption.statistics.Interval;
import org.traininglayer.adoption.statistics.Measurement;
import org.traininglayer.adoption.statistics.MeasuringRules;
import org.traininglayer.adoption.statistics.records.SampleFacts;
import org.traininglayer.adoption.statistics.signals.SignalState;
import org.traininglayer.adoption.statistics.verdict.GateInputs.Evidence;
import org.traininglayer.adoption.statistics.verdict.GateInputs.Input;

/** A cohort that passes every gate, and what can be changed of it. */
final class SampleInputs {

  static final MeasuringRules RULES = MeasuringRules.ofLooks(3, SampleFacts.NOW);
  static final Evidence SET_UP = new Evidence(true, true, true, true, 20);

  private SampleInputs() {}

  static Measurement figure(double estimate, double lower, double upper) {
    return figure(estimate, lower, upper, 100);
  }

  static Measurement figure(double estimate, double lower, double upper, long units) {
    return RULES.measured(estimate, new Interval(lower, upper), 30, units, true, 1);
  }

  static GateInputs ready() {
    Map<Input, Measurement> of = new EnumMap<>(Input.class);
    of.put(Input.COVERAGE, figure(0.9, 0.9, 0.9));
    of.put(Input.CRITICAL_MISSES, figure(0, 0, 0.08));
    of.put(Input.PROHIBITED_USE, figure(0, 0, 0.04));
    of.put(Input.CHECK_BYPASS, figure(0, 0, 0.04));
    of.put(Input.QUALITY, figure(3, 1, 5));
    of.put(Input.DEFECT_RATIO, figure(0.7, 0.4, 1.2));
    of.put(Input.D_PRIME, figure(1.5, 1.1, 1.9));
    of.put(Input.HIT_RATE, figure(0.82, 0.74, 0.9));
    of.put(Input.TIME_RATIO, figure(0.7, 0.6, 0.85));
    of.put(Input.SUSTAINED, figure(0.7, 0.6, 0.8));
    of.put(Input.COMPLETION, figure(0.85, 0.75, 0.95));
    of.put(Input.KNEW_BUT_AVOIDED, figure(0.1, 0.05, 0.2));
    of.put(Input.BIAS, figure(0.02, -0.05, 0.08));
    return new GateInputs(
        SET_UP, of, false, SignalState.QUIET, SignalState.QUIET, Map.of(), Map.of());
  }
}
