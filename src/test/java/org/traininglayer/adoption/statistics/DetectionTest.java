package org.traininglayer.adoption.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DetectionTest {

  @ParameterizedTest
  @CsvSource({
    "8, 2, 3, 17, 0.772727, 0.166667, 1.715280, 0.109781, 0.551621, 0.887413",
    "10, 0, 0, 20, 0.954545, 0.023810, 3.671374, 0.145065, 0.918935, 0.995285",
    "0, 10, 0, 20, 0.045455, 0.023810, 0.290131, 1.835687, 0.918935, 0.581274",
    "10, 0, 20, 0, 0.954545, 0.976190, -0.290131, -1.835687, 0.918935, 0.418726",
    "5, 5, 10, 10, 0.5, 0.5, 0, 0, 0.485406, 0.5",
    "45, 15, 12, 108, 0.745902, 0.103306, 1.924586, 0.300645, 0.233781, 0.913225"
  })
  void four_counts_have_the_known_skill_and_leaning(
      long hits,
      long misses,
      long falseAlarms,
      long correctRejections,
      double h,
      double f,
      double d,
      double c,
      double se,
      double auc) {
    Detection detection = Detection.of(hits, misses, falseAlarms, correctRejections);
    assertThat(detection.hitRate()).isCloseTo(h, within(1e-5));
    assertThat(detection.falseAlarmRate()).isCloseTo(f, within(1e-5));
    assertThat(detection.dPrime()).isCloseTo(d, within(1e-5));
    assertThat(detection.criterion()).isCloseTo(c, within(1e-5));
    assertThat(detection.seDPrime()).isCloseTo(se, within(1e-5));
    assertThat(detection.seCriterion()).isCloseTo(se / 2, within(1e-5));
    assertThat(detection.auc()).isCloseTo(auc, within(1e-5));
  }

  @Test
  void the_policy_plane_uses_the_same_formula() {
    Detection use = Detection.of(22, 18, 1, 19);
    assertThat(use.hitRate()).isCloseTo(0.548780, within(1e-5));
    assertThat(use.falseAlarmRate()).isCloseTo(0.071429, within(1e-5));
    assertThat(use.dPrime()).isCloseTo(1.587815, within(1e-5));
    assertThat(use.criterion()).isCloseTo(0.671326, within(1e-5));
  }

  @Test
  void without_wrong_or_without_right_claims_there_is_no_skill() {
    assertThatIllegalArgumentException().isThrownBy(() -> Detection.of(0, 0, 3, 17));
    assertThatIllegalArgumentException().isThrownBy(() -> Detection.of(8, 2, 0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> Detection.of(-1, 2, 1, 1));
  }

  @Test
  void one_unit_of_each_gives_finite_figures() {
    Detection one = Detection.of(1, 0, 0, 1);
    assertThat(one.dPrime()).isFinite();
    assertThat(one.seDPrime()).isFinite();
  }

  @Test
  void intervals_hold_the_estimate_and_swapping_flags_turns_the_sign() {
    Random random = new Random(3);
    for (int i = 0; i < 500; i++) {
      int hits = random.nextInt(40);
      int misses = random.nextInt(40) + 1;
      int alarms = random.nextInt(40);
      int rejections = random.nextInt(40) + 1;
      Detection detection = Detection.of(hits, misses, alarms, rejections);
      Detection turned = Detection.of(misses, hits, rejections, alarms);
      assertThat(detection.dPrimeInterval().contains(detection.dPrime())).isTrue();
      assertThat(detection.criterionInterval().contains(detection.criterion())).isTrue();
      assertThat(turned.dPrime()).isCloseTo(-detection.dPrime(), within(1e-9));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0.26, 0.60, OVER_TRUST",
    "-0.9, -0.26, OVER_CAUTION",
    "-0.4, 0.45, BALANCED",
    "-0.2, 0.7, NOT_CLEAR",
    "0.25, 0.6, NOT_CLEAR"
  })
  void the_interval_of_the_criterion_decides_the_zone(double low, double high, ResponseBias zone) {
    assertThat(ResponseBias.of(new Interval(low, high))).isEqualTo(zone);
  }
}
