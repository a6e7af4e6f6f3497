package org.traininglayer.adoption.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.traininglayer.adoption.statistics.MantelHaenszel.Stratum;

class StratifiedDifferenceTest {

  private static final Stratum MONITORS = new Stratum("monitor", 18, 25, 10, 22);
  private static final Stratum WRITERS = new Stratum("writer", 27, 35, 8, 18);

  @Test
  void two_strata_have_the_known_difference() {
    MantelHaenszel both = MantelHaenszel.of(List.of(MONITORS, WRITERS), 0.95).orElseThrow();
    assertThat(both.estimate()).isCloseTo(0.296460, within(1e-5));
    assertThat(both.standardError()).isCloseTo(0.097579, within(1e-5));
    assertThat(both.interval().lower()).isCloseTo(0.105208, within(1e-5));
    assertThat(both.interval().upper()).isCloseTo(0.487712, within(1e-5));
    assertThat(both.leftOut()).isEmpty();
  }

  @Test
  void a_stratum_with_an_empty_arm_drops_out_and_is_named() {
    Stratum alone = new Stratum("owner", 3, 4, 0, 0);
    MantelHaenszel without =
        MantelHaenszel.of(List.of(MONITORS, alone, WRITERS), 0.95).orElseThrow();
    assertThat(without.leftOut()).containsExactly("owner");
    assertThat(without.used()).isEqualTo(2);
    assertThat(without.estimate()).isCloseTo(0.296460, within(1e-5));
    assertThat(MantelHaenszel.of(List.of(alone), 0.95)).isEmpty();
    assertThat(MantelHaenszel.of(List.of(), 0.95)).isEmpty();
  }

  @Test
  void one_stratum_is_the_plain_difference_and_all_or_none_stays_within_the_scale() {
    assertThat(MantelHaenszel.of(List.of(MONITORS), 0.95).orElseThrow().estimate())
        .isCloseTo(18 / 25.0 - 10 / 22.0, within(1e-12));
    MantelHaenszel far =
        MantelHaenszel.of(List.of(new Stratum("", 5, 5, 0, 5)), 0.95).orElseThrow();
    assertThat(far.estimate()).isEqualTo(1);
    assertThat(far.interval().upper()).isEqualTo(1);
    assertThatIllegalArgumentException().isThrownBy(() -> new Stratum("x", 3, 2, 0, 1));
  }

  @Test
  void exact_tests_have_the_known_p() {
    assertThat(McNemar.exact(9, 2)).isCloseTo(0.065430, within(1e-5));
    assertThat(McNemar.exact(2, 9)).isEqualTo(McNemar.exact(9, 2));
    assertThat(FisherExact.twoSided(45, 60, 18, 40)).isCloseTo(0.003123, within(1e-5));
  }

  @Test
  void where_nobody_changed_and_where_all_are_alike_nothing_is_told() {
    assertThat(McNemar.exact(0, 0)).isEqualTo(1);
    assertThat(McNemar.exact(3, 3)).isEqualTo(1);
    assertThat(FisherExact.twoSided(0, 5, 0, 9)).isEqualTo(1);
    assertThat(FisherExact.twoSided(5, 5, 9, 9)).isEqualTo(1);
    assertThat(FisherExact.twoSided(0, 0, 3, 9)).isEqualTo(1);
    assertThat(FisherExact.twoSided(1, 1, 0, 1)).isEqualTo(1);
  }

  @Test
  void the_difference_of_clustered_rates_is_wider_than_that_of_clicks() {
    List<Proportion> half =
        List.of(new Proportion(9, 10), new Proportion(1, 10), new Proportion(5, 10));
    ClusteredRate first = ClusteredRate.of(half).orElseThrow();
    ClusteredRate second =
        ClusteredRate.of(Collections.nCopies(6, new Proportion(3, 10))).orElseThrow();
    Difference clustered = Difference.clustered(first, second, 0.95);
    Difference clicks = Difference.independent(15, 30, 18, 60);
    assertThat(clustered.estimate()).isCloseTo(clicks.estimate(), within(1e-9));
    assertThat(clustered.interval().width()).isGreaterThan(clicks.interval().width());
  }

  @Test
  void a_higher_level_widens_every_difference() {
    assertThat(Difference.independent(45, 60, 18, 40, 0.99).interval().width())
        .isGreaterThan(Difference.independent(45, 60, 18, 40).interval().width());
    assertThat(Difference.paired(9, 2, 30, 0.99).interval().width())
        .isGreaterThan(Difference.paired(9, 2, 30).interval().width());
    assertThat(MantelHaenszel.of(List.of(MONITORS), 0.99).orElseThrow().interval().width())
        .isGreaterThan(MantelHaenszel.of(List.of(MONITORS), 0.95).orElseThrow().interval().width());
    assertThat(
            ClusteredRate.of(List.of(new Proportion(3, 5), new Proportion(1, 5)), 0.99)
                .orElseThrow()
                .interval()
                .width())
        .isGreaterThan(
            ClusteredRate.of(List.of(new Proportion(3, 5), new Proportion(1, 5)))
                .orElseThrow()
                .interval()
                .width());
  }
}
