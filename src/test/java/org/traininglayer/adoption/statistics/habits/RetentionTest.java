package org.traininglayer.adoption.statistics.habits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.traininglayer.adoption.statistics.records.SampleFacts.RULES;
import static org.traininglayer.adoption.statistics.records.SampleFacts.excused;
import static org.traininglayer.adoption.statistics.records.SampleFacts.week;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.traininglayer.adoption.statistics.EvidenceStatus;
import org.traininglayer.adoption.statistics.Survival.Spell;
import org.traininglayer.adoption.statistics.habits.Use.Week;
import org.traininglayer.adoption.statistics.records.UseWeek;

class RetentionTest {

  private static final LocalDate TRAINED = LocalDate.of(2026, 1, 1);
  private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);

  /** One letter a week: a is active, i inactive, x excused. */
  private static Use use(String letters) {
    List<Week> weeks =
        letters
            .chars()
            .mapToObj(c -> c == 'a' ? Week.ACTIVE : c == 'i' ? Week.INACTIVE : Week.EXCUSED)
            .toList();
    int first = letters.indexOf('a');
    return new Use("p", TRAINED, first < 0 ? null : TRAINED.plusWeeks(first), weeks);
  }

  @ParameterizedTest
  @CsvSource({
    "aaaa, 4, false",
    "aaiii, 3, true",
    "aaiiiaa, 3, true",
    "aaii, 2, false",
    "aai, 2, false",
    "aaiia, 5, false",
    "aaixii, 3, true",
    "aaixi, 2, false",
    "aaxxxa, 6, false",
    "iii, 0, true",
    "iiii, 0, true",
    "iiia, 1, true",
    "ii, 0, false",
    "i, 0, false",
    "x, 0, false",
    "aaxxxxxx, 2, false",
    "aaxi, 2, false",
    "aaxiii, 4, true"
  })
  void three_idle_weeks_in_a_row_end_it_and_fewer_cannot_be_decided_yet(
      String letters, int weeks, boolean event) {
    assertThat(use(letters).spell()).isEqualTo(new Spell(weeks, event));
  }

  @Test
  void who_used_it_in_the_week_of_the_training_alone_stopped_in_week_1_and_did_start() {
    LocalDate tuesday = LocalDate.of(2026, 6, 2);
    LocalDate monday = tuesday.plusDays(6);
    Use use =
        Use.of(
            "p",
            tuesday,
            tuesday.plusDays(1),
            List.of(
                new UseWeek("p", monday.minusWeeks(1), 1, false),
                new UseWeek("p", monday, 0, false),
                new UseWeek("p", monday.plusWeeks(1), 0, false),
                new UseWeek("p", monday.plusWeeks(2), 0, false)),
            monday.plusWeeks(3));

    assertThat(use.spell()).isEqualTo(new Spell(1, true));
    Retention retention = Retention.of(List.of(use), List.of(), monday.plusWeeks(3), RULES);
    assertThat(retention.started().estimate()).isEqualTo(1.0);
    assertThat(retention.neverStarted().estimate()).isEqualTo(0.0);
  }

  @Test
  void nothing_seen_yet_is_censored_at_once() {
    assertThat(new Use("p", TRAINED, null, List.of()).spell()).isEqualTo(new Spell(0, false));
  }

  @Test
  void only_ended_weeks_count_and_a_week_without_a_record_is_idle() {
    // The training was on a Thursday: the first whole week begins on 5 January.
    Use use =
        Use.of(
            "p",
            TRAINED,
            null,
            List.of(week("p", 1, 2), excused("p", 3), week("p", 4, 1)),
            LocalDate.of(2026, 2, 4));
    assertThat(use.weeks()).containsExactly(Week.ACTIVE, Week.INACTIVE, Week.EXCUSED, Week.ACTIVE);
    Use monday = Use.of("p", LocalDate.of(2026, 1, 5), null, List.of(), LocalDate.of(2026, 1, 12));
    assertThat(monday.weeks()).containsExactly(Week.INACTIVE);
  }

  @Test
  void starting_within_two_weeks_can_be_known_after_two_weeks() {
    Use started = new Use("p", TRAINED, TRAINED.plusDays(14), List.of());
    Use late = new Use("p", TRAINED, TRAINED.plusDays(15), List.of());
    Use never = new Use("p", TRAINED, null, List.of());
    assertThat(started.startedWithin(14, TRAINED.plusDays(14))).contains(true);
    assertThat(late.startedWithin(14, TODAY)).contains(false);
    assertThat(never.startedWithin(14, TRAINED.plusDays(14))).isEmpty();
    assertThat(never.startedWithin(14, TRAINED.plusDays(15))).contains(false);
  }

  @Test
  void three_numbers_tell_whether_use_lasts() {
    List<Use> people = new ArrayList<>(Collections.nCopies(16, use("aaaaaaaaaa")));
    people.addAll(Collections.nCopies(3, use("aaiiiiiiii")));
    people.add(use("iiiiiiiiii"));
    List<Habit> habits = new ArrayList<>(Collections.nCopies(15, Habit.HABITUAL));
    habits.addAll(Collections.nCopies(5, Habit.OCCASIONAL));
    Retention retention = Retention.of(people, habits, TODAY, RULES);
    assertThat(retention.started().estimate()).isCloseTo(0.95, within(1e-9));
    assertThat(retention.sustained().estimate()).isCloseTo(0.8, within(1e-9));
    assertThat(retention.sustained().ok()).isTrue();
    assertThat(retention.habit().estimate()).isCloseTo(0.75, within(1e-9));
    assertThat(retention.neverStarted().estimate()).isCloseTo(0.05, within(1e-9));
    assertThat(retention.weeks()).hasSize(10);
    assertThat(retention.weeks().getFirst().estimate()).isCloseTo(0.95, within(1e-9));
    assertThat(retention.weeks().getLast().estimate()).isCloseTo(0.8, within(1e-9));
  }

  @Test
  void the_denominator_of_a_week_is_who_could_be_seen_in_it() {
    List<Use> people = List.of(use("aa"), use("ai"), use("a"), use("ax"), use("aaa"));
    List<Habit> habits = Collections.nCopies(5, Habit.REGULAR);
    Retention retention = Retention.of(people, habits, TODAY, RULES);
    assertThat(retention.weeks().get(1).nPeople()).isEqualTo(3);
    assertThat(retention.weeks().get(1).estimate()).isCloseTo(2 / 3.0, within(1e-9));
    assertThat(retention.weeks().get(2).nPeople()).isEqualTo(1);
  }

  @Test
  void few_who_were_seen_for_eight_weeks_are_thin_and_a_cohort_that_stopped_is_not() {
    List<Habit> habits = Collections.nCopies(20, Habit.NONE);
    List<Use> young = new ArrayList<>(Collections.nCopies(17, use("aaaa")));
    young.addAll(Collections.nCopies(3, use("aaaaaaaa")));
    assertThat(Retention.of(young, habits, TODAY, RULES).sustained().status())
        .isEqualTo(EvidenceStatus.INSUFFICIENT_DATA);
    assertThat(
            Retention.of(Collections.nCopies(20, use("aa")), habits, TODAY, RULES)
                .sustained()
                .estimate())
        .isNull();
    Retention stopped =
        Retention.of(Collections.nCopies(20, use("aiiiiiiiii")), habits, TODAY, RULES);
    assertThat(stopped.sustained().ok()).isTrue();
    assertThat(stopped.sustained().estimate()).isEqualTo(0);
    assertThat(Retention.of(List.of(), List.of(), TODAY, RULES).sustained().status())
        .isEqualTo(EvidenceStatus.NOT_MEASURED);
  }
}
