package org.traininglayer.adoption.statistics.warnings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.traininglayer.adoption.statistics.records.SampleFacts.RULES;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.traininglayer.adoption.statistics.EvidenceStatus;
import org.traininglayer.adoption.statistics.Interval;
import org.traininglayer.adoption.statistics.Measurement;
import org.traininglayer.adoption.statistics.Ordinal.Change;
import org.traininglayer.adoption.statistics.Proportion;
import org.traininglayer.adoption.statistics.outcomes.Confidence;
import org.traininglayer.adoption.statistics.signals.Answer;
import org.traininglayer.adoption.statistics.signals.MeasurementVoid;
import org.traininglayer.adoption.statistics.signals.PowerUsers;
import org.traininglayer.adoption.statistics.signals.Signal;
import org.traininglayer.adoption.statistics.signals.SignalState;
import org.traininglayer.adoption.statistics.warnings.EarlyWarnings.Seeded;
import org.traininglayer.adoption.statistics.warnings.Look.State;

class EarlyWarningsTest {

  private static final Proportion AVOIDED = new Proportion(30, 200);
  private static final String C = "cohort";

  private static Measurement of(double estimate, double lower, double upper) {
    return RULES.measured(estimate, new Interval(lower, upper), 20, 100, true, 1);
  }

  private static Measurement thin(Measurement of) {
    return of.insufficient();
  }

  private static List<Proportion> weeks(int n, int... active) {
    List<Proportion> weeks = new ArrayList<>();
    for (int x : active) {
      weeks.add(x < 0 ? new Proportion(0, 0) : new Proportion(x, n));
    }
    return weeks;
  }

  @ParameterizedTest
  @EnumSource(Rule.class)
  void every_rule_has_a_cause_and_an_answer(Rule rule) {
    assertThat(rule.code()).isNotBlank();
    assertThat(rule.cause()).isNotBlank();
    assertThat(rule.answer()).isNotNull();
  }

  @Test
  void falling_use_is_seen_against_weeks_two_to_five() {
    Look fell = EarlyWarnings.fallingUse(C, weeks(40, 40, 32, 32, 32, 32, 31, 24, 18, 16), 1);
    assertThat(fell.state()).isEqualTo(State.FIRES);
    assertThat(fell.rule()).isEqualTo(Rule.W1);
    assertThat(fell.firstWeek()).isEqualTo(8);
    assertThat(fell.lastWeek()).isEqualTo(9);
    assertThat(fell.limit()).isLessThan(0.8);
    assertThat(fell.distance()).isPositive();
    assertThat(fell.p()).isLessThan(0.001);
    assertThat(
            EarlyWarnings.fallingUse(C, weeks(40, 40, 32, 32, 32, 32, 31, 33, 30, 32), 1).state())
        .isEqualTo(State.QUIET);
    assertThat(EarlyWarnings.fallingUse(C, weeks(40, 40, 32, 32, 32, 32), 1).state())
        .isEqualTo(State.NO_DATA);
    assertThat(EarlyWarnings.fallingUse(C, List.of(), 1).state()).isEqualTo(State.NO_DATA);
  }

  @Test
  void weeks_without_data_neither_open_nor_close_a_warning() {
    Look gap = EarlyWarnings.fallingUse(C, weeks(40, 40, 32, 32, 32, 32, 16, 16, -1, -1), 1);
    assertThat(gap.fires()).isTrue();
    assertThat(gap.lastWeek()).isEqualTo(7);
    assertThat(EarlyWarnings.fallingUse(C, weeks(40, 40, 32, 32, 32, 32, -1), 1).state())
        .isEqualTo(State.NO_DATA);
  }

  @Test
  void a_base_of_everybody_does_not_alarm_at_the_first_who_is_away() {
    assertThat(EarlyWarnings.fallingUse(C, weeks(40, 40, 40, 40, 40, 40, 39), 1).state())
        .isEqualTo(State.QUIET);
  }

  @Test
  void missed_errors_rise_or_two_critical_ones_come_close_together() {
    List<Seeded> fine = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      fine.add(new Seeded(i % 12 == 0, false));
    }
    assertThat(EarlyWarnings.missedErrors(C, fine, 0, 0.1, 0.2).state()).isEqualTo(State.QUIET);
    List<Seeded> rising = new ArrayList<>(fine);
    rising.addAll(Collections.nCopies(6, new Seeded(true, false)));
    Look look = EarlyWarnings.missedErrors(C, rising, 0, 0.1, 0.2);
    assertThat(look.fires()).isTrue();
    assertThat(look.evidence()).isEqualTo("misses-rise");
    assertThat(look.n()).isEqualTo(66);
    assertThat(EarlyWarnings.missedErrors(C, List.of(), 0, 0.1, 0.2).state())
        .isEqualTo(State.NO_DATA);
  }

  @ParameterizedTest
  @CsvSource({"0, 29, FIRES", "0, 30, QUIET", "5, 20, FIRES"})
  void two_critical_misses_within_thirty_fire(int first, int second, State state) {
    List<Seeded> units = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      units.add(new Seeded(i == first || i == second, true));
      units.add(new Seeded(false, false));
    }
    assertThat(EarlyWarnings.missedErrors(C, units, 0, 0.1, 0.2).state()).isEqualTo(state);
  }

  @ParameterizedTest
  @CsvSource({
    "0.5, 0.3, -0.2, 0.4, FIRES",
    "0.5, 0.2, -0.2, 0.4, QUIET",
    "0.5, 0.3, -0.9, -0.1, QUIET",
    "0.1, -0.1, 0, 0.4, QUIET"
  })
  void over_trust_is_a_shifted_criterion_while_skill_stays(
      double c, double lower, double low, double high, State state) {
    Measurement criterion = of(c, lower, 2 * c - lower);
    Measurement change = of((low + high) / 2, low, high);
    assertThat(EarlyWarnings.overTrust(C, criterion, change).state()).isEqualTo(state);
    assertThat(EarlyWarnings.overTrust(C, thin(criterion), change).state())
        .isEqualTo(State.NO_DATA);
    assertThat(EarlyWarnings.overTrust(C, criterion, thin(change)).state())
        .isEqualTo(State.NO_DATA);
    assertThat(Rule.W3.answer()).isEqualTo(Answer.ERROR_BURST);
  }

  private static Signal signal(SignalState state) {
    return new Signal(
        "P", state, EvidenceStatus.OK, of(0.3, 0.2, 0.4), Answer.PERMITTED_USE_RULING);
  }

  @Test
  void over_caution_is_a_chill_or_rising_avoidance() {
    List<Proportion> calm = weeks(20, 3, 4, 2, 3);
    List<Proportion> rising = weeks(20, 8, 10, 12, 12);
    assertThat(EarlyWarnings.overCaution(C, signal(SignalState.QUIET), calm, AVOIDED, 1).state())
        .isEqualTo(State.QUIET);
    assertThat(EarlyWarnings.overCaution(C, signal(SignalState.QUIET), rising, AVOIDED, 1).state())
        .isEqualTo(State.FIRES);
    Look chill = EarlyWarnings.overCaution(C, signal(SignalState.CLEAR), calm, AVOIDED, 1);
    assertThat(chill.fires()).isTrue();
    assertThat(chill.evidence()).isEqualTo("chill");
    assertThat(
            EarlyWarnings.overCaution(C, signal(SignalState.NO_DATA), List.of(), AVOIDED, 1)
                .state())
        .isEqualTo(State.NO_DATA);
  }

  @ParameterizedTest
  @CsvSource({
    "0.40, -0.2, 0.3, FIRES",
    "0.39, -0.2, 0.3, QUIET",
    "0.60, 0.1, 0.5, QUIET",
    "0.60, -0.9, -0.2, FIRES"
  })
  void confidence_that_rises_without_skill_is_no_success(
      double raised, double low, double high, State state) {
    Confidence.WaveChange wave =
        new Confidence.WaveChange(
            new Change(8, 10, 2, 0.65, 0.1),
            of(raised, raised - 0.1, raised + 0.1),
            0.9,
            EvidenceStatus.OK);
    Measurement change = of((low + high) / 2, low, high);
    assertThat(EarlyWarnings.confidenceWithoutSkill(C, wave, change).state()).isEqualTo(state);
    assertThat(EarlyWarnings.confidenceWithoutSkill(C, wave, thin(change)).state())
        .isEqualTo(State.NO_DATA);
  }

  @Test
  void a_drop_has_to_be_above_its_limit_two_weeks_running() {
    assertThat(EarlyWarnings.dropAtStep(C, weeks(30, 3, 4, 20), new Proportion(3, 30), 1).state())
        .isEqualTo(State.QUIET);
    Look twice = EarlyWarnings.dropAtStep(C, weeks(30, 3, 4, 20, 20), new Proportion(3, 30), 1);
    assertThat(twice.fires()).isTrue();
    assertThat(twice.firstWeek()).isEqualTo(3);
    assertThat(twice.lastWeek()).isEqualTo(4);
  }

  @Test
  void the_base_of_a_drop_is_what_was_seen_and_moved_only_where_it_is_none_or_all() {
    // The estimate of the first week: 0.2 · 3/20 + 0.8 · base.
    assertThat(EarlyWarnings.dropAtStep(C, weeks(20, 3), new Proportion(3, 20), 1).value())
        .isCloseTo(0.15, within(1e-12));
    assertThat(EarlyWarnings.dropAtStep(C, weeks(20, 0), new Proportion(0, 20), 1).value())
        .isCloseTo(0.8 * 0.5 / 21, within(1e-12));
  }

  @Test
  void two_critical_misses_are_close_across_the_last_four_weeks_and_old_ones_are_over() {
    List<Seeded> units = new ArrayList<>(Collections.nCopies(9, new Seeded(false, true)));
    units.add(new Seeded(true, true));
    units.addAll(Collections.nCopies(9, new Seeded(false, true)));
    units.add(new Seeded(true, true));
    Look across = EarlyWarnings.missedErrors(C, units, 10, 0.1, 0.2);
    assertThat(across.fires()).isTrue();
    assertThat(across.evidence()).isEqualTo("critical-misses-close");
    assertThat(across.n()).isEqualTo(10);
    assertThat(across.value()).isEqualTo(0.1);

    units.addAll(Collections.nCopies(5, new Seeded(false, true)));
    assertThat(EarlyWarnings.missedErrors(C, units, 20, 0.1, 0.2).state()).isEqualTo(State.QUIET);
  }

  @Test
  void dependency_is_the_signal_or_one_departure() {
    Map<String, Long> even = new TreeMap<>();
    Map<String, Long> hero = new TreeMap<>();
    for (int i = 0; i < 12; i++) {
      even.put("p" + i, 4L);
      hero.put("p" + i, i == 0 ? 90L : 1L);
    }
    PowerUsers.Result quiet = PowerUsers.of(even, List.of(), RULES);
    assertThat(EarlyWarnings.dependency(C, quiet, false).state()).isEqualTo(State.QUIET);
    assertThat(EarlyWarnings.dependency(C, quiet, true).evidence()).isEqualTo("one-departure");
    assertThat(EarlyWarnings.dependency(C, quiet, true).fires()).isTrue();
    assertThat(EarlyWarnings.dependency(C, PowerUsers.of(hero, List.of(), RULES), false).fires())
        .isTrue();
    assertThat(
            EarlyWarnings.dependency(C, PowerUsers.of(hero, List.of("G6"), RULES), false)
                .evidence())
        .isEqualTo("rests-on-few");
    assertThat(
            EarlyWarnings.dependency(C, PowerUsers.of(even, List.of("G6"), RULES), false)
                .evidence())
        .isEqualTo("gates-rest-on-few");
    assertThat(
            EarlyWarnings.dependency(C, PowerUsers.of(Map.of(), List.of(), RULES), false).state())
        .isEqualTo(State.NO_DATA);
  }

  @ParameterizedTest
  @CsvSource({"-0.3, -0.11, FIRES", "-0.3, -0.10, QUIET", "0.1, 0.3, QUIET"})
  void feeling_faster_than_one_is(double estimate, double upper, State state) {
    Measurement gap = of(estimate, 2 * estimate - upper, upper);
    assertThat(EarlyWarnings.feltFaster(C, gap).state()).isEqualTo(state);
    assertThat(EarlyWarnings.feltFaster(C, RULES.notMeasured(1)).state()).isEqualTo(State.NO_DATA);
  }

  @ParameterizedTest
  @CsvSource({"7, 12, FIRES", "6, 12, QUIET", "30, 0, NO_DATA"})
  void an_instrument_is_silent_while_people_are_at_work(long days, int people, State state) {
    assertThat(EarlyWarnings.silentInstrument(C, "review-unit", days, people).state())
        .isEqualTo(state);
  }

  @ParameterizedTest
  @CsvSource({"0.05, 0.021, FIRES", "0.05, 0.02, QUIET", "0, 0, QUIET"})
  void checks_are_passed_over(double estimate, double lower, State state) {
    assertThat(EarlyWarnings.checkBypass(C, of(estimate, lower, 0.2)).state()).isEqualTo(state);
    assertThat(EarlyWarnings.checkBypass(C, RULES.notMeasured(1)).state()).isEqualTo(State.NO_DATA);
  }

  @Test
  void two_weeks_after_the_start_nothing_may_be_missing() {
    MeasurementVoid.Cell fine = new MeasurementVoid.Cell("c", "M1", true, true, true, true, true);
    MeasurementVoid.Cell bare = new MeasurementVoid.Cell("c", "M1", true, false, true, true, true);
    MeasurementVoid.Result all = MeasurementVoid.of(List.of(fine), true, RULES);
    MeasurementVoid.Result missing = MeasurementVoid.of(List.of(bare), true, RULES);
    MeasurementVoid.Result unowned = MeasurementVoid.of(List.of(fine), false, RULES);
    MeasurementVoid.Result unsigned = measured(true, false);
    MeasurementVoid.Result thin = measured(false, true);
    assertThat(EarlyWarnings.notSetUp(C, all, 30).state()).isEqualTo(State.QUIET);
    assertThat(EarlyWarnings.notSetUp(C, missing, 13).state()).isEqualTo(State.QUIET);
    assertThat(EarlyWarnings.notSetUp(C, missing, 14).evidence()).isEqualTo("no-baseline");
    assertThat(EarlyWarnings.notSetUp(C, unowned, 14).evidence()).isEqualTo("no-owner");
    assertThat(EarlyWarnings.notSetUp(C, unowned, 14).fires()).isTrue();
    assertThat(EarlyWarnings.notSetUp(C, unsigned, 14).evidence()).isEqualTo("not-signed");
    assertThat(EarlyWarnings.notSetUp(C, thin, 14).evidence()).isEqualTo("parts-missing");
  }

  private static MeasurementVoid.Result measured(boolean enough, boolean signed) {
    return MeasurementVoid.of(
        List.of(new MeasurementVoid.Cell("c", "M1", true, true, enough, true, signed)),
        true,
        RULES);
  }

  @Test
  void the_rules_that_hold_are_named() {
    assertThat(
            EarlyWarnings.fired(
                List.of(
                    EarlyWarnings.checkBypass(C, of(0.05, 0.03, 0.2)),
                    EarlyWarnings.feltFaster(C, of(0, -0.1, 0.1)))))
        .containsExactly(Rule.W10);
    assertThat(EarlyWarnings.checkBypass(C, of(0.05, 0.03, 0.07)).distance())
        .isCloseTo(0.03 / (0.02 / 1.959964), within(1e-4));
  }
}
