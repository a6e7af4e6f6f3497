package org.traininglayer.adoption.warnings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.traininglayer.adoption.cohort.HiddenCohort.Wrong;

/** A few of the hundred seeds that the bench {@code signals} counts; the same each time. */
class HiddenCohortsTest {

  private static final int SEEDS = 6;

  @ParameterizedTest
  @EnumSource
  void what_is_wrong_is_raised_and_next_to_nothing_else(Wrong wrong) {
    Map<String, Integer> raised = HiddenCohorts.raised(wrong, SEEDS);

    assertThat(raised).hasSize(16);
    raised.forEach((id, times) -> {
      if (wrong.raises().contains(id)) {
        assertThat(times).as(id).isGreaterThanOrEqualTo(SEEDS - 1);
      } else {
        assertThat(times).as(id).isLessThanOrEqualTo(1);
      }
    });
  }

  @Test
  void a_seed_says_the_same_twice() {
    assertThat(HiddenCohorts.raised(Wrong.W6, 2)).isEqualTo(HiddenCohorts.raised(Wrong.W6, 2));
  }
}
