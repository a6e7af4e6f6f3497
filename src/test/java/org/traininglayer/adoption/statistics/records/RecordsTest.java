package org.traininglayer.adoption.statistics.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.traininglayer.adoption.statistics.records.SampleFacts.claim;
import static org.traininglayer.adoption.statistics.records.SampleFacts.decision;
import static org.traininglayer.adoption.statistics.records.SampleFacts.task;
import static org.traininglayer.adoption.statistics.records.SampleFacts.with;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.traininglayer.adoption.statistics.records.PolicyDecision.Choice;
import org.traininglayer.adoption.statistics.records.PolicyDecision.Truth;
import org.traininglayer.adoption.statistics.records.TimedTask.Condition;

class RecordsTest {

  @ParameterizedTest
  @CsvSource({
    "PERMITTED, USE, false, false",
    "PERMITTED, USE_WITH_SAFEGUARD, false, false",
    "PERMITTED, AVOID, true, false",
    "PERMITTED, ESCALATE, false, false",
    "CONDITIONAL, USE, false, true",
    "CONDITIONAL, USE_WITH_SAFEGUARD, false, false",
    "CONDITIONAL, AVOID, true, false",
    "CONDITIONAL, ESCALATE, false, false",
    "PROHIBITED, USE, false, true",
    "PROHIBITED, USE_WITH_SAFEGUARD, false, true",
    "PROHIBITED, AVOID, false, false",
    "PROHIBITED, ESCALATE, false, false"
  })
  void a_choice_is_avoidance_or_prohibited_use_or_neither(
      Truth truth, Choice choice, boolean avoided, boolean prohibited) {
    PolicyDecision decision = decision("ann", truth, choice);
    assertThat(decision.avoidedPermitted()).isEqualTo(avoided);
    assertThat(decision.usedProhibited()).isEqualTo(prohibited);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -3, 481})
  void times_that_cannot_be_are_refused_and_not_cut(double minutes) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> task("ann", Condition.AIDED, minutes))
        .withMessageContaining("active time");
  }

  @Test
  void eight_hours_are_the_longest_time() {
    assertThat(task("ann", Condition.AIDED, 480).activeTime().toMinutes()).isEqualTo(480);
  }

  @Test
  void what_no_scale_has_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> with(claim("ann", ReviewUnit.Truth.CLEAN, false), null, null, 1.2, 0.1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ConfidenceRating("ann", "t", 5, 6, ConfidenceRating.Wave.PRE));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new UseWeek("ann", LocalDate.of(2026, 1, 6), 1, false))
        .withMessageContaining("Monday");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> task("ann", "f", Condition.AIDED, 3, true, 101.0, 0));
  }

  @Test
  void a_person_belongs_where_she_was_on_that_day() {
    RosterEntry entry =
        new RosterEntry(
            "ann",
            LocalDate.of(2026, 1, 5),
            LocalDate.of(2026, 3, 2),
            "monitor",
            "study",
            "north",
            "c1",
            true,
            null,
            null);
    assertThat(entry.on(LocalDate.of(2026, 1, 4))).isFalse();
    assertThat(entry.on(LocalDate.of(2026, 1, 5))).isTrue();
    assertThat(entry.on(LocalDate.of(2026, 3, 1))).isTrue();
    assertThat(entry.on(LocalDate.of(2026, 3, 2))).isFalse();
  }
}
