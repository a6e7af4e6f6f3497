package org.traininglayer.checkins;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.traininglayer.checkins.CheckIn.State;
import org.traininglayer.kernel.LearnerId;
import org.traininglayer.kernel.ModuleId;
import org.traininglayer.learning.Attempts.Summary;

class PlanTest {

  private static final Instant PASSED = Instant.parse("2026-03-02T16:40:00Z");
  private static final Instant DUE = Instant.parse("2026-03-16T00:00:00Z");

  @Test
  void a_check_in_is_due_from_the_beginning_of_its_day() {
    assertThat(Plan.due(PASSED, "P14D")).isEqualTo(DUE);
    assertThat(Plan.due(PASSED, "P28D")).isEqualTo("2026-03-30T00:00:00Z");
    assertThat(Plan.due(PASSED, "P56D")).isEqualTo("2026-04-27T00:00:00Z");
    assertThat(Plan.due(PASSED, "P84D")).isEqualTo("2026-05-25T00:00:00Z");
    assertThat(Plan.due(Instant.parse("2026-01-31T23:59:59Z"), "P1M"))
        .isEqualTo("2026-02-28T00:00:00Z");
  }

  @Test
  void it_comes_stays_two_weeks_and_is_gone() {
    assertThat(state(null, DUE.minusMillis(1))).isEqualTo(State.UPCOMING);
    assertThat(state(null, DUE)).isEqualTo(State.OPEN);
    assertThat(state(null, DUE.plus(Duration.ofDays(14)).minusMillis(1))).isEqualTo(State.OPEN);
    assertThat(state(null, DUE.plus(Duration.ofDays(14)))).isEqualTo(State.EXPIRED);
  }

  @Test
  void answers_may_be_changed_for_seven_days_also_beyond_its_last_day() {
    Instant answered = DUE.plus(Duration.ofDays(13));
    Instant last = answered.plus(Duration.ofDays(7));
    assertThat(state(answered, answered)).isEqualTo(State.EDITABLE);
    assertThat(state(answered, last.minusMillis(1))).isEqualTo(State.EDITABLE);
    assertThat(state(answered, last)).isEqualTo(State.ANSWERED);
  }

  @Test
  void the_course_goes_before_the_module_and_may_ask_for_none() {
    List<String> module = List.of("P14D", "P28D", "P56D", "P84D");
    assertThat(Plan.moments(module, List.of())).isEqualTo(module);
    assertThat(Plan.moments(module, List.of(8, 2))).containsExactly("P14D", "P56D");
    assertThat(Plan.moments(module, List.of(0))).isEmpty();
    assertThat(Plan.moments(List.of(), List.of())).isEmpty();
    assertThat(Plan.moments(List.of("P2W", "P14D", "P1M"), List.of()))
        .containsExactly("P14D", "P1M");
  }

  @Test
  void whoever_passes_again_while_the_plan_runs_is_not_asked_twice() {
    Summary failed = attempt(0, false);
    Summary first = attempt(1, true);
    Summary again = attempt(90, true);
    Summary nextYear = attempt(366, true);
    assertThat(Plan.beginnings(List.of(nextYear, again, first, failed)))
        .containsExactly(first, nextYear);
    assertThat(Plan.beginnings(List.of(failed))).isEmpty();
  }

  @Test
  void the_same_check_in_has_the_same_id_and_another_another() {
    UUID attempt = UUID.fromString("0198a0b1-0000-7000-8000-0000000000b1");
    assertThat(Plan.registration(attempt, "P14D"))
        .isEqualTo(Plan.registration(attempt, "P14D"))
        .isNotEqualTo(Plan.registration(attempt, "P28D"))
        .isNotEqualTo(Plan.registration(UUID.randomUUID(), "P14D"));
  }

  private static State state(@Nullable Instant answered, Instant now) {
    return Plan.state(DUE, answered, now);
  }

  static Summary attempt(int day, boolean passed) {
    Instant at = PASSED.plus(Duration.ofDays(day));
    return new Summary(
        UUID.randomUUID(),
        new LearnerId(UUID.fromString("0198a0b1-0000-7000-8000-0000000000c1")),
        new ModuleId("risk-triage"),
        "1.2.0",
        "17",
        1,
        5,
        5,
        at,
        at,
        at,
        passed ? 0.9 : 0.4,
        passed,
        List.of(),
        false);
  }
}
