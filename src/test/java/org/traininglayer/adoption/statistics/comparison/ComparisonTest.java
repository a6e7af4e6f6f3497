package org.traininglayer.adoption.statistics.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.traininglayer.adoption.statistics.records.SampleFacts.RULES;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.traininglayer.adoption.statistics.EvidenceStatus;
import org.traininglayer.adoption.statistics.LogTimes;
import org.traininglayer.adoption.statistics.MantelHaenszel;
import org.traininglayer.adoption.statistics.StratifiedTimeRatio;
import org.traininglayer.adoption.statistics.comparison.Comparison.Adjusted;
import org.traininglayer.adoption.statistics.comparison.Comparison.Balance;
import org.traininglayer.adoption.statistics.comparison.Comparison.GuardRails;

class ComparisonTest {

  private static LogTimes times(double... values) {
    return DoubleStream.of(values).mapToObj(LogTimes::of).reduce(LogTimes.NONE, LogTimes::plus);
  }

  @Test
  void rates_are_compared_within_roles_and_a_role_with_one_arm_is_left_out() {
    Comparison comparison =
        Comparison.ofRates(
            List.of(
                new MantelHaenszel.Stratum("monitor", 18, 25, 10, 22),
                new MantelHaenszel.Stratum("writer", 27, 35, 8, 18),
                new MantelHaenszel.Stratum("owner", 3, 4, 0, 0)),
            Design.MATCHED_GROUPS,
            RULES);
    assertThat(comparison.measurement().estimate()).isCloseTo(0.296460, within(1e-5));
    assertThat(comparison.measurement().lower()).isCloseTo(0.105208, within(1e-5));
    assertThat(comparison.measurement().nPeople()).isEqualTo(100);
    assertThat(comparison.leftOut()).containsExactly("owner");
    assertThat(comparison.judged()).isTrue();
    assertThat(comparison.design().association()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "30, 1, false, false",
    "7, 30, false, false",
    "8, 8, true, false",
    "20, 19, true, false",
    "20, 20, true, true"
  })
  void eight_and_eight_are_drawn_and_twenty_and_twenty_judged(
      long trained, long untrained, boolean drawn, boolean judged) {
    Comparison comparison =
        Comparison.ofRates(
            List.of(new MantelHaenszel.Stratum("r", trained / 2, trained, 1, untrained)),
            Design.RANDOM_WAIT_LIST,
            RULES);
    assertThat(comparison.drawn()).isEqualTo(drawn);
    assertThat(comparison.measurement().ok()).isEqualTo(drawn);
    assertThat(comparison.measurement().estimate() != null).isEqualTo(drawn);
    assertThat(comparison.judged()).isEqualTo(judged);
  }

  @Test
  void times_are_compared_within_roles() {
    StratifiedTimeRatio.Stratum role =
        new StratifiedTimeRatio.Stratum(
            "monitor",
            times(22, 31, 28, 45, 25, 36, 20, 27, 33),
            times(30, 45, 38, 52, 61, 40, 35, 48));
    Comparison comparison = Comparison.ofTimes(List.of(role), Design.STAGED_START, RULES);
    assertThat(comparison.measurement().estimate()).isCloseTo(0.676192, within(1e-5));
    assertThat(comparison.drawn()).isTrue();
    assertThat(comparison.design().association()).isFalse();
    Comparison none = Comparison.ofTimes(List.of(), Design.BEFORE_AND_AFTER, RULES);
    assertThat(none.measurement().status()).isEqualTo(EvidenceStatus.NOT_MEASURED);
  }

  @Test
  void groups_that_were_not_alike_before_are_said_to_be_so() {
    assertThat(Balance.of(List.of(1.0, 2.0, 3.0), List.of(1.0, 2.0, 3.0)).warns()).isFalse();
    assertThat(Balance.of(List.of(1.0, 2.0, 3.0), List.of(1.1, 2.1, 3.1)).standardised())
        .isCloseTo(-0.1, within(1e-6));
    assertThat(Balance.of(List.of(1.0, 2.0, 3.0), List.of(1.5, 2.5, 3.5)).warns()).isTrue();
    assertThat(Balance.of(List.of(1.0, 1.0), List.of(2.0, 2.0)).warns()).isTrue();
    assertThat(Balance.ofShares(0.5, 0.55).warns()).isFalse();
    assertThat(Balance.ofShares(0.5, 0.7).warns()).isTrue();
    assertThat(Balance.ofShares(0, 0).warns()).isFalse();
    assertThat(Balance.ofShares(0, 1).warns()).isTrue();
    GuardRails rails =
        new GuardRails(
            List.of(Balance.ofShares(0.5, 0.5), Balance.ofShares(0.2, 0.6)),
            RULES.shareOfPeople(3, 20, 1),
            RULES.shareOfPeople(1, 20, 1),
            RULES.shareOfPeople(4, 20, 1));
    assertThat(rails.unbalanced()).isTrue();
  }

  @Test
  void primary_outcomes_are_adjusted_by_holm_and_others_by_their_false_discoveries() {
    Adjusted adjusted = Adjusted.of(List.of(.012, .03, .004, .2), List.of(.01, .2));
    assertThat(adjusted.primary().get(1)).isCloseTo(.06, within(1e-9));
    assertThat(adjusted.exploratory().get(0)).isCloseTo(.02, within(1e-9));
  }
}
