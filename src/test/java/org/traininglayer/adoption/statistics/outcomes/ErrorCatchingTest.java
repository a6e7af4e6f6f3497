package org.traininglayer.adoption.statistics.outcomes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.traininglayer.adoption.statistics.records.SampleFacts.RULES;
import static org.traininglayer.adoption.statistics.records.SampleFacts.claim;
import static org.traininglayer.adoption.statistics.records.SampleFacts.claims;
import static org.traininglayer.adoption.statistics.records.SampleFacts.with;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.traininglayer.adoption.statistics.Counts;
import org.traininglayer.adoption.statistics.EvidenceStatus;
import org.traininglayer.adoption.statistics.Measurement;
import org.traininglayer.adoption.statistics.PrevalenceBand;
import org.traininglayer.adoption.statistics.Reliance;
import org.traininglayer.adoption.statistics.ResponseBias;
import org.traininglayer.adoption.statistics.outcomes.ErrorCatching.AdviceUse;
import org.traininglayer.adoption.statistics.outcomes.ErrorCatching.Result;
import org.traininglayer.adoption.statistics.records.ReviewUnit;
import org.traininglayer.adoption.statistics.records.ReviewUnit.Severity;
import org.traininglayer.adoption.statistics.records.ReviewUnit.Truth;

class ErrorCatchingTest {

  private static Collection<ReviewCell> cells(List<ReviewUnit> units) {
    return ReviewCell.of(units).values();
  }

  @Test
  void the_known_people_have_the_known_rates_and_skill() {
    int[][] people = {{8, 2}, {3, 7}, {9, 3}, {5, 3}, {10, 0}, {7, 3}};
    List<ReviewUnit> units = new ArrayList<>();
    for (int i = 0; i < people.length; i++) {
      units.addAll(claims("p" + i, people[i][0], people[i][1], 3, 17));
    }
    Result result = ErrorCatching.of(cells(units), RULES);
    assertThat(result.hitRate().estimate()).isCloseTo(0.7, within(1e-9));
    assertThat(result.hitRate().lower()).isCloseTo(0.437386, within(1e-5));
    assertThat(result.hitRate().upper()).isCloseTo(0.875050, within(1e-5));
    assertThat(result.falseAlarmRate().estimate()).isCloseTo(0.15, within(1e-9));
    assertThat(result.detection().pooled()).isFalse();
    assertThat(result.detection().dPrime().nPeople()).isEqualTo(5);
    assertThat(result.byBand()).containsOnlyKeys(PrevalenceBand.HIGH);
  }

  @Test
  void a_cohort_that_never_flags_trusts_too_much() {
    List<ReviewUnit> units = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      units.addAll(claims("p" + i, i % 2, 10, 0, 20));
    }
    assertThat(ErrorCatching.of(cells(units), RULES).zone()).isEqualTo(ResponseBias.OVER_TRUST);
  }

  @Test
  void without_a_missed_critical_error_the_bound_is_exact_in_units() {
    List<ReviewUnit> units = new ArrayList<>();
    for (int person = 0; person < 6; person++) {
      for (int i = 0; i < 5; i++) {
        units.add(with(claim("p" + person, Truth.ERROR, true), Severity.CRITICAL, null, null, 0.1));
      }
    }
    Result result = ErrorCatching.of(cells(units), RULES);
    assertThat(result.criticalMissBound().estimate()).isEqualTo(0);
    assertThat(result.criticalMissBound().upper()).isCloseTo(0.095034, within(1e-5));
    assertThat(result.criticalMisses().upper()).isGreaterThan(0.095034);
    assertThat(result.falseAlarmRate().status()).isEqualTo(EvidenceStatus.NOT_MEASURED);
    assertThat(result.detection().dPrime().status()).isEqualTo(EvidenceStatus.NOT_MEASURED);
  }

  @Test
  void repairs_are_told_by_kind_of_those_that_were_asked_for() {
    List<ReviewUnit> units = new ArrayList<>();
    for (int person = 0; person < 5; person++) {
      for (int i = 0; i < 4; i++) {
        units.add(with(claim("p" + person, Truth.ERROR, true), Severity.MAJOR, i < 3, null, 0.1));
      }
      units.add(claim("p" + person, Truth.ERROR, true));
    }
    Result result = ErrorCatching.of(cells(units), RULES);
    assertThat(result.repaired().estimate()).isCloseTo(0.75, within(1e-9));
    assertThat(result.repaired().nUnits()).isEqualTo(20);
    Measurement byType = result.repairedByType().get("wrong-number");
    assertThat(byType).isNotNull();
    if (byType != null) {
      assertThat(byType.ok()).isTrue();
    }
  }

  @Test
  void nobody_is_not_measured_and_one_person_is_thin() {
    assertThat(ErrorCatching.of(List.of(), RULES).hitRate().status())
        .isEqualTo(EvidenceStatus.NOT_MEASURED);
    assertThat(ErrorCatching.of(cells(claims("ann", 15, 5, 5, 15)), RULES).hitRate().status())
        .isEqualTo(EvidenceStatus.INSUFFICIENT_DATA);
  }

  @Test
  void bands_are_kept_apart() {
    List<ReviewUnit> units = new ArrayList<>();
    for (ReviewUnit unit : claims("ann", 3, 1, 1, 3)) {
      units.add(with(unit, unit.severity(), null, null, 0.05));
      units.add(with(unit, unit.severity(), null, null, 0.5));
    }
    ReviewCell cell = cells(units).iterator().next();
    assertThat(cell.bands()).containsOnlyKeys(PrevalenceBand.LOW, PrevalenceBand.HIGH);
    assertThat(cell.counts()).isEqualTo(new Counts(6, 2, 2, 6));
  }

  @Test
  void cells_add_in_any_order_and_what_is_voided_leaves_no_trace() {
    Random random = new Random(3);
    List<ReviewUnit> units = new ArrayList<>(claims("ann", 4, 2, 3, 6));
    units.add(with(claim("ann", Truth.ERROR, true), Severity.CRITICAL, true, null, 0.04));
    units.add(with(claim("ann", Truth.ERROR, false), Severity.CRITICAL, null, null, 0.04));
    ReviewCell all = cells(units).iterator().next();
    for (int run = 0; run < 50; run++) {
      Collections.shuffle(units, random);
      assertThat(cells(units).iterator().next()).isEqualTo(all);
      ReviewCell late = ReviewCell.of(units.getFirst());
      assertThat(all.plus(late).minus(late)).isEqualTo(all);
      ReviewCell rest =
          units.stream().skip(1).map(ReviewCell::of).reduce(ReviewCell.NONE, ReviewCell::plus);
      assertThat(all.minus(late)).isEqualTo(rest);
    }
    assertThat(all.minus(all)).isEqualTo(ReviewCell.NONE);
  }

  @Test
  void advice_that_is_followed_too_readily_is_over_reliance() {
    List<Reliance> people =
        Collections.nCopies(
            10, Reliance.of(true, false, true).plus(Reliance.of(false, true, true)));
    AdviceUse use = AdviceUse.of(people, RULES);
    assertThat(use.over().estimate()).isEqualTo(1);
    assertThat(use.under().estimate()).isEqualTo(0);
    assertThat(use.towardsAdvice().estimate()).isEqualTo(1);
    assertThat(use.towardsOneself().estimate()).isEqualTo(0);
  }
}
