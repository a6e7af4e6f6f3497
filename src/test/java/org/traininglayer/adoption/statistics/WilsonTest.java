package org.traininglayer.adoption.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WilsonTest {

  @ParameterizedTest
  @CsvSource({
    "0, 10, 0, 0.277533",
    "10, 10, 0.722467, 1",
    "8, 10, 0.490162, 0.943318",
    "3, 5, 0.230724, 0.882379",
    "45, 60, 0.627679, 0.842235"
  })
  void a_rate_has_the_known_interval(double x, double n, double lower, double upper) {
    Interval interval = Wilson.of(x, n);
    assertThat(interval.lower()).isCloseTo(lower, within(1e-5));
    assertThat(interval.upper()).isCloseTo(upper, within(1e-5));
  }

  @ParameterizedTest
  @CsvSource({"10, 0.258866", "20, 0.139108", "30, 0.095034", "60, 0.048703"})
  void no_event_in_n_units_bounds_the_rate(double n, double bound) {
    assertThat(Wilson.noneSeenUpper(n)).isCloseTo(bound, within(1e-5));
    assertThat(Wilson.oneSidedUpper(0, n)).isEqualTo(Wilson.noneSeenUpper(n));
  }

  @Test
  void the_ends_are_exact() {
    for (int n = 1; n < 200; n++) {
      assertThat(Wilson.of(0, n).lower()).isEqualTo(0.0);
      assertThat(Wilson.of(n, n).upper()).isEqualTo(1.0);
    }
  }

  @Test
  void nothing_measured_has_no_interval() {
    assertThatIllegalArgumentException().isThrownBy(() -> Wilson.of(0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> Wilson.noneSeenUpper(0));
    assertThatIllegalArgumentException().isThrownBy(() -> Wilson.of(3, 2));
    assertThatIllegalArgumentException().isThrownBy(() -> Wilson.of(1, 2, 1));
  }

  @Test
  void the_interval_holds_the_estimate_stays_within_0_and_1_and_widens_with_the_level() {
    Random random = new Random(7);
    for (int i = 0; i < 2000; i++) {
      double n = 0.5 + random.nextDouble() * 300;
      double x = random.nextDouble() * n;
      Interval at90 = Wilson.of(x, n, 0.90);
      Interval at95 = Wilson.of(x, n, 0.95);
      assertThat(at95.contains(x / n)).isTrue();
      assertThat(at95.lower()).isBetween(0.0, at90.lower());
      assertThat(at95.upper()).isBetween(at90.upper(), 1.0);
    }
  }
}
