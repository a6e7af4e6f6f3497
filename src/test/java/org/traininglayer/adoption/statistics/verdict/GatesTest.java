package org.traininglayer.adoption.statistics.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.traininglayer.adoption.statistics.verdict.SampleInputs.figure;
import static org.traininglayer.adoption.statistics.verdict.SampleInputs.ready;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.traininglayer.adoption.statistics.Interval;
import org.traininglayer.adoption.statistics.records.SampleFacts;
import org.traininglayer.adoption.statistics.signals.SignalState;
import org.traininglayer.adoption.statistics.verdict.GateInputs.Evidence;
import org.traininglayer.adoption.statistics.verdict.GateInputs.Input;
import org.traininglayer.adoption.statistics.verdict.GateInputs.Lack;

class GatesTest {

  private static final Thresholds USUAL = Thresholds.DEFAULTS;

  static GateState state(Gate gate, GateInputs inputs, GateInputs without) {
    return Gates.of(inputs, without, USUAL).stream()
        .filter(result -> result.gate() == gate)
        .findFirst()
        .orElseThrow()
        .state();
  }

  private static GateState state(Gate gate, GateInputs inputs) {
    return state(gate, inputs, inputs);
  }

  @Test
  void a_cohort_that_is_ready_passes_all_thirteen_in_order() {
    List<GateResult> all = Gates.of(ready(), ready(), USUAL);
    assertThat(all).extracting(GateResult::gate).containsExactly(Gate.values());
    assertThat(all).extracting(GateResult::state).containsOnly(GateState.PASS);
  }

  @ParameterizedTest
  @CsvSource({
    "G2, CRITICAL_MISSES, 0.02, 0.00, 0.10, PASS",
    "G2, CRITICAL_MISSES, 0.05, 0.02, 0.11, UNCLEAR",
    "G2, CRITICAL_MISSES, 0.20, 0.10, 0.30, UNCLEAR",
    "G2, CRITICAL_MISSES, 0.20, 0.11, 0.30, FAIL",
    "G3, PROHIBITED_USE, 0.01, 0.00, 0.05, PASS",
    "G3, PROHIBITED_USE, 0.03, 0.01, 0.06, UNCLEAR",
    "G3, PROHIBITED_USE, 0.20, 0.06, 0.30, FAIL",
    "G4, CHECK_BYPASS, 0.01, 0.00, 0.05, PASS",
    "G4, CHECK_BYPASS, 0.03, 0.01, 0.06, UNCLEAR",
    "G4, CHECK_BYPASS, 0.20, 0.06, 0.30, FAIL",
    "G5, QUALITY, -3, -4.9, 0, PASS",
    "G5, QUALITY, -3, -5, 0, UNCLEAR",
    "G5, QUALITY, -7, -9, -5, FAIL",
    "G5, DEFECT_RATIO, 0.9, 0.5, 1.25, PASS",
    "G5, DEFECT_RATIO, 0.9, 0.5, 1.26, UNCLEAR",
    "G5, DEFECT_RATIO, 2, 1.3, 3, FAIL",
    "G6, D_PRIME, 1.2, 1.0, 1.4, PASS",
    "G6, D_PRIME, 1.2, 0.9, 1.4, UNCLEAR",
    "G6, D_PRIME, 0.5, 0.2, 0.9, FAIL",
    "G6, HIT_RATE, 0.8, 0.70, 0.9, PASS",
    "G6, HIT_RATE, 0.8, 0.69, 0.9, UNCLEAR",
    "G6, HIT_RATE, 0.5, 0.3, 0.69, FAIL",
    "G7, TIME_RATIO, 0.8, 0.7, 0.99, PASS",
    "G7, TIME_RATIO, 0.8, 0.7, 1.0, UNCLEAR",
    "G7, TIME_RATIO, 1.2, 1.0, 1.4, FAIL",
    "G8, QUALITY, 2, 0.1, 4, PASS",
    "G8, QUALITY, 2, 0, 4, UNCLEAR",
    "G8, QUALITY, -2, -4, 0, FAIL",
    "G9, SUSTAINED, 0.6, 0.5, 0.7, PASS",
    "G9, SUSTAINED, 0.6, 0.4, 0.7, UNCLEAR",
    "G9, SUSTAINED, 0.3, 0.1, 0.49, FAIL",
    "G11, COMPLETION, 0.8, 0.7, 0.9, PASS",
    "G11, COMPLETION, 0.8, 0.6, 0.9, UNCLEAR",
    "G11, COMPLETION, 0.5, 0.4, 0.69, FAIL",
    "G12, KNEW_BUT_AVOIDED, 0.2, 0.1, 0.25, PASS",
    "G12, KNEW_BUT_AVOIDED, 0.2, 0.1, 0.26, UNCLEAR",
    "G12, KNEW_BUT_AVOIDED, 0.4, 0.26, 0.5, FAIL",
    "G13, BIAS, 0, -0.10, 0.10, PASS",
    "G13, BIAS, 0.05, -0.01, 0.11, UNCLEAR",
    "G13, BIAS, 0, -0.2, 0.2, UNCLEAR",
    "G13, BIAS, 0.3, 0.11, 0.4, FAIL",
    "G13, BIAS, -0.3, -0.4, -0.11, FAIL"
  })
  void a_gate_passes_fails_or_is_unclear_by_where_the_interval_lies(
      Gate gate, Input input, double estimate, double lower, double upper, GateState state) {
    assertThat(state(gate, ready().with(input, figure(estimate, lower, upper)))).isEqualTo(state);
  }

  @ParameterizedTest
  @CsvSource({
    "G1, COVERAGE",
    "G2, CRITICAL_MISSES",
    "G3, PROHIBITED_USE",
    "G4, CHECK_BYPASS",
    "G5, QUALITY",
    "G5, DEFECT_RATIO",
    "G6, D_PRIME",
    "G6, HIT_RATE",
    "G7, TIME_RATIO",
    "G8, QUALITY",
    "G9, SUSTAINED",
    "G11, COMPLETION",
    "G12, KNEW_BUT_AVOIDED",
    "G13, BIAS"
  })
  void what_is_missing_thin_or_stale_is_no_data(Gate gate, Input input) {
    assertThat(state(gate, ready().without(input))).isEqualTo(GateState.NO_DATA);
    assertThat(state(gate, ready().with(input, figure(0.5, 0, 1).insufficient())))
        .isEqualTo(GateState.NO_DATA);
    assertThat(state(gate, ready().with(input, SampleInputs.RULES.notMeasured(1))))
        .isEqualTo(GateState.NO_DATA);
  }

  @ParameterizedTest
  @CsvSource({
    "0.80, true, true, true, true, 20, PASS, ",
    "0.79, true, true, true, true, 20, FAIL, COVERAGE",
    "0.90, false, true, true, true, 20, FAIL, QUALITY_BASELINE",
    "0.90, true, false, true, true, 20, FAIL, TIME_BASELINE",
    "0.90, true, true, false, true, 20, FAIL, OWNER",
    "0.90, true, true, true, false, 20, FAIL, SIGNED",
    "0.90, true, true, true, true, 19, FAIL, FINISHED_PEOPLE"
  })
  void evidence_needs_coverage_baselines_an_owner_a_signature_and_twenty_people(
      double coverage,
      boolean m1,
      boolean m2,
      boolean owner,
      boolean signed,
      int people,
      GateState state,
      @Nullable Lack lack) {
    GateInputs inputs =
        ready()
            .with(Input.COVERAGE, figure(coverage, coverage, coverage))
            .with(new Evidence(m1, m2, owner, signed, people));
    assertThat(state(Gate.G1, inputs)).isEqualTo(state);
    assertThat(inputs.lacks(Thresholds.DEFAULTS))
        .isEqualTo(lack == null ? List.of() : List.of(lack));
    assertThat(Gates.of(inputs, null, Thresholds.DEFAULTS).getFirst().parts().getFirst().state())
        .as("coverage is told by what it is")
        .isEqualTo(coverage >= 0.8 ? GateState.PASS : GateState.FAIL);
  }

  @Test
  void no_critical_defect_in_either_arm_passes_without_a_ratio() {
    assertThat(state(Gate.G5, ready().without(Input.DEFECT_RATIO).withoutDefects()))
        .isEqualTo(GateState.PASS);
  }

  @ParameterizedTest
  @CsvSource({"QUIET, PASS", "WATCH, UNCLEAR", "CLEAR, FAIL", "NO_DATA, NO_DATA"})
  void signals_are_gates_too(SignalState signal, GateState state) {
    assertThat(state(Gate.G10, ready().with(signal, SignalState.QUIET))).isEqualTo(state);
    assertThat(state(Gate.G11, ready().with(SignalState.QUIET, signal))).isEqualTo(state);
  }

  @ParameterizedTest
  @CsvSource({
    "CRITICAL_MISSES, 0.05, 0.01, 0.2, G2",
    "PROHIBITED_USE, 0.05, 0.01, 0.2, G3",
    "CHECK_BYPASS, 0.05, 0.01, 0.2, G4",
    "DEFECT_RATIO, 1.0, 0.5, 2, G5",
    "D_PRIME, 1.2, 0.8, 1.6, G6",
    "HIT_RATE, 0.6, 0.4, 0.69, G6",
    "TIME_RATIO, 0.95, 0.8, 1.1, G7",
    "QUALITY, 1, -1, 3, G8",
    "SUSTAINED, 0.5, 0.4, 0.6, G9"
  })
  void a_gate_that_turns_without_the_top_tenth_fails_breadth(
      Input input, double estimate, double lower, double upper, Gate turned) {
    GateInputs without = ready().with(input, figure(estimate, lower, upper));
    List<GateResult> all = Gates.of(ready(), without, USUAL);
    GateResult breadth = all.get(9);
    assertThat(breadth.state()).isEqualTo(GateState.FAIL);
    assertThat(breadth.changed()).containsExactly(turned);
    assertThat(Gates.changed(ready(), without, USUAL)).containsExactly(turned);
  }

  @Test
  void breadth_that_was_not_reckoned_is_no_data_and_gates_beyond_nine_do_not_count_for_it() {
    assertThat(Gates.of(ready(), null, USUAL).get(9).state()).isEqualTo(GateState.NO_DATA);
    assertThat(state(Gate.G10, ready(), ready().with(Input.BIAS, figure(0.3, 0.2, 0.4))))
        .isEqualTo(GateState.PASS);
    assertThat(state(Gate.G10, ready(), ready().without(Input.SUSTAINED)))
        .isEqualTo(GateState.FAIL);
  }

  @Test
  void an_interval_that_is_too_narrow_for_the_planned_looks_is_refused() {
    GateInputs narrow =
        ready()
            .with(
                Input.HIT_RATE,
                SampleFacts.RULES.measured(0.8, new Interval(0.75, 0.85), 30, 100, true, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Gates.of(narrow, null, USUAL))
        .withMessageContaining("HIT_RATE");
    assertThat(Gates.of(narrow, null, Thresholds.usual(1))).hasSize(13);
  }
}
