package org.traininglayer.adoption.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.traininglayer.adoption.statistics.Minimums.Kind;

class MeasurementTest {

  private static final Instant NOW = Instant.parse("2026-11-02T00:00:00Z");
  private static final MeasuringRules RULES = MeasuringRules.ofPages(NOW);

  private static List<Proportion> people(int people, long x, long n) {
    return Collections.nCopies(people, new Proportion(x, n));
  }

  @ParameterizedTest
  @CsvSource({
    "5, 4, OK",
    "4, 5, INSUFFICIENT_DATA",
    "5, 3, INSUFFICIENT_DATA",
    "1, 30, INSUFFICIENT_DATA"
  })
  void a_rate_is_ok_from_five_people_and_twenty_units_on(
      int people, long units, EvidenceStatus status) {
    Measurement rate = RULES.rate(people(people, 1, units), 1);
    assertThat(rate.status()).isEqualTo(status);
    assertThat(rate.estimate()).isNotNull();
    assertThat(rate.nPeople()).isEqualTo(people);
    assertThat(rate.nUnits()).isEqualTo(people * units);
    assertThat(rate.asOf()).isEqualTo(NOW);
  }

  @Test
  void nothing_measured_is_never_zero() {
    Measurement none = RULES.rate(List.of(), 3);
    assertThat(none.status()).isEqualTo(EvidenceStatus.NOT_MEASURED);
    assertThat(none.estimate()).isNull();
    assertThat(none.interval()).isNull();
    assertThat(none.definitionVersion()).isEqualTo(3);
    assertThat(RULES.rare(people(3, 0, 0), 1).status()).isEqualTo(EvidenceStatus.NOT_MEASURED);
    assertThat(RULES.shareOfPeople(0, 0, 1).status()).isEqualTo(EvidenceStatus.NOT_MEASURED);
    assertThat(RULES.mean(List.of(), 0, 1).status()).isEqualTo(EvidenceStatus.NOT_MEASURED);
    assertThat(RULES.mean(List.of(1.0), 40, 1).status())
        .isEqualTo(EvidenceStatus.INSUFFICIENT_DATA);
  }

  @Test
  void an_organisation_may_raise_the_minimums_and_never_lower_them() {
    Minimums raised = Minimums.DEFAULTS.raise(Kind.RATE, 10, 40);
    assertThat(RULES.with(raised).rate(people(9, 1, 10), 1).ok()).isFalse();
    assertThat(RULES.with(raised).rate(people(10, 1, 10), 1).ok()).isTrue();
    assertThat(raised.of(Kind.CONCENTRATION).people()).isEqualTo(10);
    assertThatIllegalArgumentException().isThrownBy(() -> raised.raise(Kind.RATE, 4, 40));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Minimums.DEFAULTS.raise(Kind.PAIRED_TIMES, 8, 0));
  }

  @Test
  void what_is_older_than_its_freshness_limit_is_stale() {
    Measurement rate = RULES.rate(people(6, 1, 10), 1);
    Duration month = Duration.ofDays(28);
    assertThat(rate.freshWithin(month, NOW.minus(month)).status()).isEqualTo(EvidenceStatus.OK);
    Measurement stale = rate.freshWithin(month, NOW.minus(month).minusSeconds(1));
    assertThat(stale.status()).isEqualTo(EvidenceStatus.STALE);
    assertThat(stale.estimate()).isEqualTo(rate.estimate());
    assertThat(stale.insufficient().status()).isEqualTo(EvidenceStatus.INSUFFICIENT_DATA);
    Measurement none = RULES.notMeasured(1);
    assertThat(none.freshWithin(month, Instant.EPOCH)).isEqualTo(none);
    assertThat(none.insufficient()).isEqualTo(none);
  }

  @Test
  void a_number_without_its_interval_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Measurement(0.5, null, null, .95, 5, 20, EvidenceStatus.OK, 1, NOW));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Measurement(0.5, 0.6, 0.7, .95, 5, 20, EvidenceStatus.OK, 1, NOW));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Measurement(null, null, null, .95, 5, 20, EvidenceStatus.OK, 1, NOW));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new Measurement(.5, .4, .6, .95, 5, 20, EvidenceStatus.SUPPRESSED, 1, NOW));
  }

  @Test
  void several_planned_looks_widen_every_bound() {
    MeasuringRules three = MeasuringRules.ofLooks(3, NOW);
    assertThat(three.confidence()).isCloseTo(0.983333, within(1e-5));
    assertThat(three.level()).isCloseTo(0.966667, within(1e-5));
    assertThat(MeasuringRules.ofLooks(1, NOW).level()).isCloseTo(0.90, within(1e-9));
    List<Proportion> people = people(8, 0, 10);
    Double once = MeasuringRules.ofLooks(1, NOW).rare(people, 1).upper();
    Double thrice = three.rare(people, 1).upper();
    assertThat(thrice).isGreaterThan(once);
    assertThatIllegalArgumentException().isThrownBy(() -> MeasuringRules.ofLooks(0, NOW));
  }

  @Test
  void a_cohorts_skill_is_the_mean_of_its_peoples_own_or_pooled_and_said_so() {
    Counts ten = new Counts(8, 2, 2, 8);
    CohortDetection own = CohortDetection.of(Collections.nCopies(5, ten), RULES, 1);
    assertThat(own.pooled()).isFalse();
    assertThat(own.dPrime().ok()).isTrue();
    assertThat(own.dPrime().estimate()).isCloseTo(ten.detection().dPrime(), within(1e-9));
    CohortDetection pooled =
        CohortDetection.of(Collections.nCopies(9, new Counts(3, 1, 1, 3)), RULES, 1);
    assertThat(pooled.pooled()).isTrue();
    assertThat(pooled.dPrime().ok()).isTrue();
    CohortDetection few = CohortDetection.of(Collections.nCopies(4, ten), RULES, 1);
    assertThat(few.dPrime().status()).isEqualTo(EvidenceStatus.INSUFFICIENT_DATA);
    assertThat(few.dPrime().estimate()).isNull();
    assertThat(CohortDetection.of(List.of(new Counts(3, 1, 0, 0)), RULES, 1).dPrime().status())
        .isEqualTo(EvidenceStatus.NOT_MEASURED);
  }

  @Test
  void counts_add_in_any_order_and_what_is_taken_out_leaves_no_trace() {
    Counts a = new Counts(3, 1, 2, 5);
    Counts b = new Counts(1, 0, 0, 4);
    assertThat(a.plus(b)).isEqualTo(b.plus(a));
    assertThat(a.plus(b).minus(b)).isEqualTo(a);
    assertThatIllegalArgumentException().isThrownBy(() -> b.minus(a));
  }

  @ParameterizedTest
  @CsvSource({"0, LOW", "0.05, LOW", "0.051, MIDDLE", "0.20, MIDDLE", "0.21, HIGH", "1, HIGH"})
  void forms_are_compared_within_a_band_of_seeded_errors(double seeded, PrevalenceBand band) {
    assertThat(PrevalenceBand.of(seeded)).isEqualTo(band);
  }

  @Test
  void two_step_decisions_tell_over_from_under_reliance() {
    List<Reliance> decisions = new ArrayList<>();
    decisions.add(Reliance.of(true, false, true));
    decisions.add(Reliance.of(true, false, false));
    decisions.add(Reliance.of(false, true, true));
    decisions.add(Reliance.of(false, true, false));
    decisions.add(Reliance.of(true, true, true));
    decisions.add(Reliance.of(false, false, true));
    Reliance all = decisions.stream().reduce(Reliance.NONE, Reliance::plus);
    assertThat(all.over()).isEqualTo(new Proportion(2, 3));
    assertThat(all.under()).isEqualTo(new Proportion(1, 3));
    assertThat(all.towardsAdvice()).isEqualTo(new Proportion(1, 2));
    assertThat(all.towardsOneself()).isEqualTo(new Proportion(1, 2));
  }
}
