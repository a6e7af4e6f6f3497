package org.traininglayer.adoption.statistics.outcomes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.traininglayer.adoption.statistics.records.SampleFacts.RULES;
import static org.traininglayer.adoption.statistics.records.SampleFacts.claim;
import static org.traininglayer.adoption.statistics.records.SampleFacts.with;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.traininglayer.adoption.statistics.Calibration;
import org.traininglayer.adoption.statistics.EvidenceStatus;
import org.traininglayer.adoption.statistics.Ordinal.Change;
import org.traininglayer.adoption.statistics.outcomes.Confidence.Fit;
import org.traininglayer.adoption.statistics.outcomes.Confidence.Region;
import org.traininglayer.adoption.statistics.outcomes.Confidence.WaveChange;
import org.traininglayer.adoption.statistics.records.ConfidenceRating;
import org.traininglayer.adoption.statistics.records.ConfidenceRating.Wave;
import org.traininglayer.adoption.statistics.records.ReviewUnit;
import org.traininglayer.adoption.statistics.records.ReviewUnit.Truth;

class ConfidenceTest {

  private static List<ConfidenceRating> ratings(int people, int before, int after) {
    List<ConfidenceRating> ratings = new ArrayList<>();
    for (int i = 0; i < people; i++) {
      ratings.add(new ConfidenceRating("p" + i, "review", 5, before, Wave.PRE));
      ratings.add(
          new ConfidenceRating("p" + i, "review", 5, i % 2 == 0 ? after : before, Wave.POST));
    }
    return ratings;
  }

  @Test
  void a_wave_is_compared_with_another_by_who_went_up() {
    WaveChange change =
        Confidence.change(ratings(24, 3, 4), "review", Wave.PRE, Wave.POST, 30, RULES);
    assertThat(change.status()).isEqualTo(EvidenceStatus.OK);
    assertThat(change.responseRate()).isCloseTo(0.8, within(1e-9));
    assertThat(change.raised().estimate()).isEqualTo(0.5);
    Change of = change.change();
    assertThat(of).isNotNull();
    if (of != null) {
      assertThat(of.up()).isEqualTo(12);
      assertThat(of.p()).isLessThan(0.001);
    }
  }

  @Test
  void a_wave_that_few_answered_is_thin() {
    WaveChange change =
        Confidence.change(ratings(24, 3, 4), "review", Wave.PRE, Wave.POST, 50, RULES);
    assertThat(change.status()).isEqualTo(EvidenceStatus.INSUFFICIENT_DATA);
    assertThat(change.raised().ok()).isFalse();
    assertThat(Confidence.change(List.of(), "review", Wave.PRE, Wave.W12, 50, RULES).status())
        .isEqualTo(EvidenceStatus.NOT_MEASURED);
    assertThat(Confidence.change(List.of(), "review", Wave.PRE, Wave.W12, 0, RULES).change())
        .isNull();
  }

  @Test
  void stated_confidence_is_held_against_being_right_person_by_person() {
    double[] p = {.9, .8, .7, .9, .6, .95, .5, .8};
    int[] y = {1, 1, 0, 1, 1, 0, 0, 1};
    List<ReviewUnit> units = new ArrayList<>();
    for (int person = 0; person < 5; person++) {
      for (int i = 0; i < p.length; i++) {
        units.add(with(claim("p" + person, Truth.CLEAN, y[i] == 0), null, null, p[i], 0.1));
      }
    }
    units.add(claim("p1", Truth.CLEAN, true));
    Fit fit = Confidence.fit(units, RULES);
    assertThat(fit.bias().ok()).isTrue();
    assertThat(fit.bias().estimate()).isCloseTo(0.143750, within(1e-5));
    assertThat(fit.bias().nUnits()).isEqualTo(40);
    Calibration pooled = fit.pooled();
    assertThat(pooled).isNotNull();
    if (pooled != null) {
      assertThat(pooled.brier()).isCloseTo(0.237812, within(1e-5));
      assertThat(pooled.reliability()).isCloseTo(0.237812, within(1e-5));
    }
    assertThat(Confidence.fit(List.of(), RULES).pooled()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "1.2, 0.7, READY",
    "0.4, 0.7, OVER_CONFIDENT",
    "1.0, 0.4, UNDER_CONFIDENT",
    "0.9, 0.2, NEEDS_TRAINING"
  })
  void confidence_against_skill_has_four_regions(double d, double confidence, Region region) {
    assertThat(Region.of(d, confidence)).isEqualTo(region);
  }
}
