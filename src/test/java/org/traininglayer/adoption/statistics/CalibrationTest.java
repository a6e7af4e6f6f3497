package org.traininglayer.adoption.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CalibrationTest {

  private static List<Calibration.Bin> bins(double[] p, int[] y) {
    TreeMap<Double, Calibration.Bin> bins = new TreeMap<>();
    for (int i = 0; i < p.length; i++) {
      bins.merge(p[i], Calibration.Bin.of(p[i], y[i] == 1), Calibration.Bin::plus);
    }
    return new ArrayList<>(bins.values());
  }

  @Test
  void eight_claims_have_the_known_score() {
    Calibration calibration =
        Calibration.of(
                bins(
                    new double[] {.9, .8, .7, .9, .6, .95, .5, .8},
                    new int[] {1, 1, 0, 1, 1, 0, 0, 1}))
            .orElseThrow();
    assertThat(calibration.n()).isEqualTo(8);
    assertThat(calibration.brier()).isCloseTo(0.237812, within(1e-5));
    assertThat(calibration.bias()).isCloseTo(0.143750, within(1e-5));
    assertThat(calibration.reliability()).isCloseTo(0.237812, within(1e-5));
    assertThat(calibration.resolution()).isCloseTo(0.234375, within(1e-5));
    assertThat(calibration.uncertainty()).isCloseTo(0.234375, within(1e-5));
  }

  @Test
  void no_claim_is_not_measured() {
    assertThat(Calibration.of(List.of())).isEmpty();
    assertThat(Calibration.of(List.of(new Calibration.Bin(0, 0, 0, 0, 0)))).isEmpty();
  }

  @Test
  void all_right_leaves_no_resolution_and_still_a_bias() {
    Calibration calibration =
        Calibration.of(bins(new double[] {.75, .9}, new int[] {1, 1})).orElseThrow();
    assertThat(calibration.resolution()).isEqualTo(0);
    assertThat(calibration.uncertainty()).isEqualTo(0);
    assertThat(calibration.bias()).isCloseTo(-0.175, within(1e-9));
  }

  @Test
  void one_wrong_claim_is_enough_for_a_score() {
    Calibration one = Calibration.of(bins(new double[] {.9}, new int[] {0})).orElseThrow();
    assertThat(one.brier()).isCloseTo(0.81, within(1e-9));
    assertThat(one.bias()).isCloseTo(0.9, within(1e-9));
  }

  @Test
  void the_three_parts_always_add_up() {
    Random random = new Random(11);
    double[] options = {.5, .6, .75, .9, .99};
    for (int run = 0; run < 300; run++) {
      int n = 1 + random.nextInt(60);
      double[] p = new double[n];
      int[] y = new int[n];
      for (int i = 0; i < n; i++) {
        p[i] = options[random.nextInt(options.length)];
        y[i] = random.nextInt(2);
      }
      Calibration c = Calibration.of(bins(p, y)).orElseThrow();
      assertThat(c.reliability() - c.resolution() + c.uncertainty())
          .isCloseTo(c.brier(), within(1e-9));
    }
  }
}
