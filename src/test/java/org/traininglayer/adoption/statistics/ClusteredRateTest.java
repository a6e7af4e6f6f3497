package org.traininglayer.adoption.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ClusteredRateTest {

  private static final List<Proportion> SIX =
      List.of(
          new Proportion(8, 10),
          new Proportion(3, 10),
          new Proportion(9, 12),
          new Proportion(5, 8),
          new Proportion(10, 10),
          new Proportion(7, 10));

  @Test
  void six_people_have_the_known_interval() {
    ClusteredRate rate = ClusteredRate.of(SIX).orElseThrow();
    assertThat(rate.estimate()).isCloseTo(0.7, within(1e-9));
    assertThat(rate.designEffect()).isCloseTo(2.544762, within(1e-5));
    assertThat(rate.nEffective()).isCloseTo(23.577844, within(1e-5));
    assertThat(Quantiles.t95(5)).isCloseTo(2.570582, within(1e-5));
    assertThat(rate.nStar()).isCloseTo(13.706842, within(1e-5));
    assertThat(rate.interval().lower()).isCloseTo(0.437386, within(1e-5));
    assertThat(rate.interval().upper()).isCloseTo(0.875050, within(1e-5));
    assertThat(rate.people()).isEqualTo(6);
    assertThat(rate.units()).isEqualTo(60);
  }

  @Test
  void counting_clicks_as_independent_would_halve_the_interval() {
    Interval naive = Wilson.of(42, 60);
    assertThat(naive.lower()).isCloseTo(0.574913, within(1e-5));
    assertThat(naive.upper()).isCloseTo(0.801018, within(1e-5));
  }

  @Test
  void nobody_is_not_measured_and_people_without_units_do_not_count() {
    assertThat(ClusteredRate.of(List.of())).isEmpty();
    assertThat(ClusteredRate.of(List.of(new Proportion(0, 0)))).isEmpty();
    List<Proportion> withIdle = new ArrayList<>(SIX);
    withIdle.add(new Proportion(0, 0));
    assertThat(ClusteredRate.of(withIdle)).isEqualTo(ClusteredRate.of(SIX));
  }

  @Test
  void one_person_counts_as_one_unit() {
    ClusteredRate rate = ClusteredRate.of(List.of(new Proportion(8, 10))).orElseThrow();
    assertThat(rate.nStar()).isEqualTo(1);
    assertThat(rate.interval().contains(0.8)).isTrue();
  }

  @Test
  void all_or_none_counts_each_person_as_one_unit() {
    List<Proportion> all = Collections.nCopies(10, new Proportion(3, 3));
    List<Proportion> none = Collections.nCopies(10, new Proportion(0, 3));
    assertThat(ClusteredRate.of(all).orElseThrow().interval()).isEqualTo(Wilson.of(10, 10));
    assertThat(ClusteredRate.of(none).orElseThrow().interval()).isEqualTo(Wilson.of(0, 10));
  }

  @Test
  void people_who_are_all_alike_are_not_taken_for_more_than_their_units() {
    ClusteredRate rate =
        ClusteredRate.of(Collections.nCopies(8, new Proportion(5, 10))).orElseThrow();
    assertThat(rate.designEffect()).isCloseTo(0, within(1e-9));
    assertThat(rate.nEffective()).isEqualTo(80);
  }

  @Test
  void the_interval_covers_the_true_rate_about_as_often_as_it_says() {
    Random random = new Random(20);
    int covered = 0;
    int runs = 1500;
    for (int run = 0; run < runs; run++) {
      List<Proportion> shares = new ArrayList<>();
      for (int person = 0; person < 12; person++) {
        double skill = Math.clamp(0.75 + 0.15 * random.nextGaussian(), 0, 1);
        int x = 0;
        for (int unit = 0; unit < 10; unit++) {
          x += random.nextDouble() < skill ? 1 : 0;
        }
        shares.add(new Proportion(x, 10));
      }
      covered += ClusteredRate.of(shares).orElseThrow().interval().contains(0.745) ? 1 : 0;
    }
    assertThat(covered / (double) runs).isBetween(0.92, 0.98);
  }
}
