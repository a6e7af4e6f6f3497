package org.traininglayer.adoption.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DifferenceTest {

  @ParameterizedTest
  @CsvSource({
    "56, 70, 48, 80, 0.2, 0.0524, 0.3339, 1e-4",
    "45, 60, 18, 40, 0.3, 0.105121, 0.470121, 1e-5"
  })
  void two_groups_have_the_known_difference(
      double x1, double n1, double x2, double n2, double d, double low, double high, double by) {
    Difference difference = Difference.independent(x1, n1, x2, n2);
    assertThat(difference.estimate()).isCloseTo(d, within(1e-9));
    assertThat(difference.interval().lower()).isCloseTo(low, within(by));
    assertThat(difference.interval().upper()).isCloseTo(high, within(by));
  }

  @Test
  void the_same_people_twice_have_the_known_difference() {
    Difference difference = Difference.paired(9, 2, 30);
    assertThat(difference.estimate()).isCloseTo(0.218750, within(1e-5));
    assertThat(difference.interval().lower()).isCloseTo(0.011327, within(1e-5));
    assertThat(difference.interval().upper()).isCloseTo(0.426173, within(1e-5));
  }

  @Test
  void more_changes_than_pairs_are_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> Difference.paired(9, 2, 10));
  }

  @Test
  void a_mean_needs_two_values_and_equal_values_have_no_width() {
    assertThat(Mean.of(List.of())).isEmpty();
    assertThat(Mean.of(List.of(1.0))).isEmpty();
    assertThat(Mean.of(List.of(1.5, 1.5, 1.5)).orElseThrow().interval().width()).isEqualTo(0);
  }

  @Test
  void a_mean_over_people_has_a_t_interval() {
    // Two values 0 and 1: half width t(1) * 0.5 = 12.706205 * 0.5.
    Interval interval = Mean.of(List.of(0.0, 1.0)).orElseThrow().interval();
    assertThat(interval.upper()).isCloseTo(0.5 + 6.353102, within(1e-5));
  }
}
