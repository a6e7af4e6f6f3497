package org.traininglayer.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PercentTest {

  @ParameterizedTest
  @CsvSource({"0,0", "0.758,75", "0.7499,74", "0.75,75", "0.29,29", "0.9885,98", "1,100"})
  void a_score_is_never_shown_higher_than_it_is(double scaled, int percent) {
    assertThat(Percent.ofScore(scaled)).isEqualTo(percent);
  }

  @ParameterizedTest
  @CsvSource({"0.75,75", "0.755,76", "0.7,70", "0.29,29", "1,100"})
  void a_mark_is_never_shown_lower_than_it_is(double scaled, int percent) {
    assertThat(Percent.ofMark(scaled)).isEqualTo(percent);
  }
}
