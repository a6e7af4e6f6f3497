package org.traininglayer.adoption.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RareEventsTest {

  @Test
  void defects_in_deliverables_have_the_known_ratio() {
    RateRatio ratio = RateRatio.of(6, 40, 15, 38, 0.95).orElseThrow();
    assertThat(ratio.estimate()).isCloseTo(0.38, within(1e-5));
    assertThat(ratio.interval().lower()).isCloseTo(0.120796, within(1e-5));
    assertThat(ratio.interval().upper()).isCloseTo(1.036413, within(1e-5));
  }

  @Test
  void no_event_in_one_arm_leaves_one_limit_open_and_none_in_both_says_nothing() {
    RateRatio none = RateRatio.of(0, 40, 5, 40, 0.95).orElseThrow();
    assertThat(none.estimate()).isEqualTo(0);
    assertThat(none.interval().lower()).isEqualTo(0);
    assertThat(none.interval().upper()).isFinite();
    RateRatio infinite = RateRatio.of(5, 40, 0, 40, 0.95).orElseThrow();
    assertThat(infinite.estimate()).isInfinite();
    assertThat(infinite.interval().upper()).isInfinite();
    assertThat(infinite.interval().lower()).isCloseTo(1 / none.interval().upper(), within(1e-9));
    assertThat(RateRatio.of(0, 40, 0, 40, 0.95)).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> RateRatio.of(1, 0, 1, 5, 0.95));
  }

  @ParameterizedTest
  @CsvSource({
    "0.10, 0.95, 29",
    "0.05, 0.95, 59",
    "0.10, 0.98333333333, 39",
    "0.05, 0.98333333333, 80"
  })
  void so_many_units_without_an_event_are_needed(double threshold, double confidence, long units) {
    assertThat(SampleSize.clean(threshold, confidence)).isEqualTo(units);
    assertThat(Wilson.noneSeenUpper((double) units, confidence)).isLessThanOrEqualTo(threshold);
    assertThat(Wilson.noneSeenUpper(units - 1.0, confidence)).isGreaterThan(threshold);
  }

  @ParameterizedTest
  @CsvSource({"0.60, 0.80, 82", "0.70, 0.80, 294"})
  void so_many_people_a_group_are_needed(double first, double second, long people) {
    assertThat(SampleSize.perGroup(first, second)).isEqualTo(people);
  }

  @Test
  void more_units_do_not_help_a_rate_that_stands_on_its_threshold() {
    assertThat(SampleSize.units(0.1, 0.1, 1, 0.95)).isEmpty();
    assertThat(SampleSize.units(0.05, 0.1, 2, 0.95).orElseThrow()).isBetween(102L, 104L);
    assertThat(SampleSize.units(0, 0.1, 1, 0.95).orElseThrow()).isEqualTo(0);
  }

  @Test
  void a_rate_without_events_is_bounded_by_its_units_and_one_with_events_by_its_people() {
    RareRate none = RareRate.of(Collections.nCopies(6, new Proportion(0, 5)), 0.95).orElseThrow();
    assertThat(none.bounds().lower()).isEqualTo(0);
    assertThat(none.bounds().upper()).isCloseTo(0.095034, within(1e-5));
    RareRate all = RareRate.of(Collections.nCopies(6, new Proportion(5, 5)), 0.95).orElseThrow();
    assertThat(all.bounds().upper()).isEqualTo(1);
    assertThat(all.bounds().lower()).isCloseTo(1 - 0.095034, within(1e-5));
    RareRate some =
        RareRate.of(List.of(new Proportion(2, 10), new Proportion(0, 10)), 0.95).orElseThrow();
    assertThat(some.bounds())
        .isEqualTo(
            ClusteredRate.of(List.of(new Proportion(2, 10), new Proportion(0, 10)), 0.9)
                .orElseThrow()
                .interval());
    assertThat(RareRate.of(List.of(), 0.95)).isEmpty();
  }
}
