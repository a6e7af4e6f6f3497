package org.traininglayer.adoption.statistics.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.traininglayer.adoption.statistics.verdict.SampleInputs.figure;
import static org.traininglayer.adoption.statistics.verdict.SampleInputs.ready;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.traininglayer.adoption.statistics.signals.Answer;
import org.traininglayer.adoption.statistics.signals.SignalState;
import org.traininglayer.adoption.statistics.verdict.GateInputs.Input;
import org.traininglayer.adoption.statistics.verdict.Verdict.Blocker;
import org.traininglayer.adoption.statistics.verdict.Verdict.Condition;
import org.traininglayer.adoption.statistics.verdict.Verdict.Need;
import org.traininglayer.adoption.statistics.verdict.Verdict.Outcome;

class VerdictTest {

  private static final LocalDate DUE = LocalDate.of(2027, 1, 31);

  private static Verdict verdict(GateInputs inputs) {
    return Verdict.of(inputs, inputs, Thresholds.DEFAULTS, "snapshot", null, DUE);
  }

  private static Outcome outcome(Map<Gate, GateState> states) {
    List<GateResult> gates = new ArrayList<>();
    for (Gate gate : Gate.values()) {
      gates.add(
          new GateResult(gate, states.getOrDefault(gate, GateState.PASS), List.of(), List.of()));
    }
    return Verdict.outcome(gates);
  }

  /** What one gate in each state comes to when all others pass. */
  @ParameterizedTest
  @CsvSource({
    "G1, FIX, FIX, NOT_YET",
    "G2, STOP, NOT_YET, NOT_YET",
    "G3, STOP, NOT_YET, NOT_YET",
    "G4, STOP, NOT_YET, NOT_YET",
    "G5, FIX, FIX, NOT_YET",
    "G6, FIX, FIX, NOT_YET",
    "G7, GO, GO, GO",
    "G8, GO, GO, GO",
    "G9, FIX, FIX, NOT_YET",
    "G10, FIX, FIX, NOT_YET",
    "G11, FIX, FIX, NOT_YET",
    "G12, GO, GO, GO",
    "G13, GO, GO, GO"
  })
  void each_state_of_each_gate_has_its_outcome(
      Gate gate, Outcome failed, Outcome unclear, Outcome noData) {
    assertThat(outcome(Map.of(gate, GateState.PASS))).isEqualTo(Outcome.GO);
    assertThat(outcome(Map.of(gate, GateState.FAIL))).isEqualTo(failed);
    assertThat(outcome(Map.of(gate, GateState.UNCLEAR))).isEqualTo(unclear);
    assertThat(outcome(Map.of(gate, GateState.NO_DATA))).isEqualTo(noData);
  }

  @ParameterizedTest
  @CsvSource({
    "G2, FAIL, G1, NO_DATA, STOP",
    "G2, FAIL, G3, UNCLEAR, STOP",
    "G2, UNCLEAR, G5, FAIL, NOT_YET",
    "G5, NO_DATA, G6, FAIL, NOT_YET",
    "G7, FAIL, G8, UNCLEAR, FIX",
    "G7, NO_DATA, G8, NO_DATA, FIX",
    "G7, NO_DATA, G8, PASS, GO",
    "G7, FAIL, G12, FAIL, GO"
  })
  void of_two_the_first_rule_that_holds_decides(
      Gate first, GateState one, Gate second, GateState other, Outcome outcome) {
    Map<Gate, GateState> states = new EnumMap<>(Gate.class);
    states.put(first, one);
    states.put(second, other);
    assertThat(outcome(states)).isEqualTo(outcome);
  }

  @Test
  void a_cohort_that_is_ready_goes() {
    Verdict verdict = verdict(ready());
    assertThat(verdict.outcome()).isEqualTo(Outcome.GO);
    assertThat(verdict.needs()).isEmpty();
    assertThat(verdict.blockers()).isEmpty();
    assertThat(verdict.conditions()).isEmpty();
    assertThat(verdict.thresholdsHash()).isEqualTo(Thresholds.DEFAULTS.hash());
    assertThat(verdict.snapshotHash()).isEqualTo("snapshot");
    assertThat(verdict.gates()).hasSize(13);
  }

  @Test
  void an_advisory_gate_that_fails_is_a_written_condition_with_a_date() {
    Verdict verdict = verdict(ready().with(Input.BIAS, figure(0.3, 0.2, 0.4)));
    assertThat(verdict.outcome()).isEqualTo(Outcome.GO);
    assertThat(verdict.conditions())
        .containsExactly(new Condition(Gate.G13, Answer.CALIBRATION_PRACTICE, DUE));
  }

  @Test
  void without_any_miss_so_many_clean_units_more_are_needed() {
    Verdict verdict = verdict(ready().with(Input.CRITICAL_MISSES, figure(0, 0, 0.18, 20)));
    assertThat(verdict.outcome()).isEqualTo(Outcome.NOT_YET);
    assertThat(verdict.needs()).containsExactly(new Need(Gate.G2, 19L, true));
    Verdict none = verdict(ready().without(Input.PROHIBITED_USE));
    assertThat(none.needs()).containsExactly(new Need(Gate.G3, 80L, true));
  }

  @Test
  void with_some_misses_the_rate_and_its_design_effect_say_how_many_more() {
    GateInputs unclear = ready().with(Input.CRITICAL_MISSES, figure(0.05, 0.01, 0.12, 60));
    Need plain = verdict(unclear).needs().getFirst();
    assertThat(plain.units()).isEqualTo(27);
    GateInputs clustered =
        new GateInputs(
            unclear.evidence(),
            unclear.measurements(),
            false,
            SignalState.QUIET,
            SignalState.QUIET,
            Map.of(Input.CRITICAL_MISSES, 2.0),
            Map.of());
    assertThat(verdict(clustered).needs().getFirst().units()).isEqualTo(113);
    assertThat(
            verdict(ready().with(Input.CRITICAL_MISSES, figure(0.12, 0.08, 0.2)))
                .needs()
                .getFirst()
                .units())
        .isNull();
  }

  @Test
  void enough_units_of_too_few_people_are_not_mended_by_more_units() {
    Verdict verdict =
        verdict(ready().with(Input.CRITICAL_MISSES, figure(0, 0, 0.05, 90).insufficient()));
    assertThat(verdict.needs()).containsExactly(new Need(Gate.G2, null, true));
  }

  @Test
  void each_gate_in_the_way_names_its_pattern_what_adds_most_and_what_to_do() {
    GateInputs inputs = ready().with(SignalState.QUIET, SignalState.CLEAR);
    GateInputs named =
        new GateInputs(
            inputs.evidence(),
            inputs.measurements(),
            false,
            inputs.powerUsers(),
            inputs.mismatch(),
            Map.of(),
            Map.of(Gate.G11, "sign"));
    Verdict verdict = verdict(named);
    assertThat(verdict.outcome()).isEqualTo(Outcome.FIX);
    assertThat(verdict.blockers())
        .containsExactly(new Blocker(Gate.G11, "P4", "sign", Answer.WORKFLOW_REDESIGN));
  }

  @Test
  void without_any_value_both_value_gates_are_in_the_way() {
    Verdict verdict =
        verdict(
            ready()
                .with(Input.TIME_RATIO, figure(1, 0.9, 1.1))
                .with(Input.QUALITY, figure(0, -2, 2)));
    assertThat(verdict.outcome()).isEqualTo(Outcome.FIX);
    assertThat(verdict.blockers()).extracting(Blocker::gate).containsExactly(Gate.G7, Gate.G8);
  }

  @Test
  void removing_the_top_tenth_turns_a_go_into_a_fix() {
    GateInputs without = ready().with(Input.HIT_RATE, figure(0.6, 0.5, 0.69));
    Verdict verdict = Verdict.of(ready(), without, Thresholds.DEFAULTS, "snapshot", null, DUE);
    assertThat(verdict(ready()).outcome()).isEqualTo(Outcome.GO);
    assertThat(verdict.outcome()).isEqualTo(Outcome.FIX);
    assertThat(verdict.blockers()).extracting(Blocker::gate).containsExactly(Gate.G10);
    assertThat(verdict.gates().get(9).changed()).containsExactly(Gate.G6);
  }

  @Test
  void what_changed_since_the_last_look_is_told() {
    Verdict first = verdict(ready().with(Input.SUSTAINED, figure(0.5, 0.4, 0.6)));
    Verdict second = Verdict.of(ready(), ready(), Thresholds.DEFAULTS, "next", first, DUE);
    assertThat(second.changedSince()).containsExactly(Gate.G9);
    assertThat(first.changedSince()).isEmpty();
  }

  @Test
  void thresholds_may_be_tightened_and_what_is_loosened_is_named() {
    Thresholds usual = Thresholds.DEFAULTS;
    Thresholds tighter = usual.with(Threshold.HIT_RATE, 0.8).with(Threshold.CRITICAL_MISSES, 0.05);
    Thresholds looser = usual.with(Threshold.HIT_RATE, 0.6).with(Threshold.QUALITY_MARGIN, 8);
    assertThat(tighter.loosenedSince(usual)).isEmpty();
    assertThat(looser.loosenedSince(usual))
        .containsExactly(Threshold.QUALITY_MARGIN, Threshold.HIT_RATE);
    assertThat(usual.loosenedSince(usual)).isEmpty();
  }

  @Test
  void the_hash_names_every_value_and_the_number_of_looks() {
    String usual = Thresholds.DEFAULTS.hash();
    assertThat(usual).hasSize(64).isEqualTo(Thresholds.usual(3).hash());
    assertThat(Thresholds.usual(1).hash()).isNotEqualTo(usual);
    for (Threshold threshold : Threshold.values()) {
      assertThat(Thresholds.DEFAULTS.with(threshold, threshold.usual() + 0.01).hash())
          .isNotEqualTo(usual);
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Thresholds(Map.of(Threshold.BIAS, 0.1), 1));
  }
}
