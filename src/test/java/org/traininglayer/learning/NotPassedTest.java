package org.traininglayer.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.traininglayer.catalog.Module;

/** Why somebody did not pass, in the words of a gradebook. */
class NotPassedTest {

  private static final Module MODULE = Triage.module();

  @Test
  void a_score_below_the_mark_is_the_reason_whatever_else_happened() {
    assertThat(NotPassed.of(MODULE, 0.74, false, List.of("review/u1")))
        .isEqualTo(NotPassed.BELOW_MARK);
  }

  @Test
  void a_critical_error_that_slipped_through_comes_before_a_harmful_choice() {
    assertThat(NotPassed.of(MODULE, 0.9, false, List.of("decision/skip", "review/u1")))
        .isEqualTo(NotPassed.CRITICAL_MISSED);
  }

  @Test
  void a_harmful_choice_alone_is_no_error_that_slipped_through() {
    assertThat(NotPassed.of(MODULE, 0.9, false, List.of("decision/skip")))
        .isEqualTo(NotPassed.HARMFUL_CHOICE);
  }

  @Test
  void who_passed_has_no_reason() {
    assertThat(NotPassed.of(MODULE, 0.9, true, List.of())).isNull();
  }
}
