package org.traininglayer.adoption.statistics.habits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.traininglayer.adoption.statistics.records.SampleFacts.excused;
import static org.traininglayer.adoption.statistics.records.SampleFacts.week;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.traininglayer.adoption.statistics.records.UseWeek;

class HabitTest {

  /** One letter a week: a digit is outputs, x is excused. */
  private static List<UseWeek> weeks(String letters) {
    List<UseWeek> weeks = new ArrayList<>();
    for (int i = 0; i < letters.length(); i++) {
      char of = letters.charAt(i);
      weeks.add(of == 'x' ? excused("ann", i + 1) : week("ann", i + 1, of - '0'));
    }
    return weeks;
  }

  @ParameterizedTest
  @CsvSource({
    "111111111000, HABITUAL",
    "999999999000, POWER",
    "111111110000, OCCASIONAL",
    "222222000000, REGULAR",
    "111x111x111x000, HABITUAL",
    "0000111111111111, HABITUAL",
    "1111, HABITUAL",
    "01111, HABITUAL",
    "11110, OCCASIONAL",
    "3111x0, REGULAR",
    "111, REGULAR",
    "1, REGULAR",
    "100, OCCASIONAL",
    "000000000000, NONE",
    "0, NONE",
    "xxx, NONE"
  })
  void nine_of_twelve_or_the_first_four_make_a_habit(String letters, Habit habit) {
    assertThat(Habit.of(weeks(letters), 5)).isEqualTo(habit);
  }

  @ParameterizedTest
  @CsvSource({"11, false", "111x, false", "1x1xxx, false", "0000, true", "11x11, true"})
  void with_fewer_than_four_known_weeks_nobody_can_have_one_yet(String letters, boolean decided) {
    assertThat(Habit.decided(weeks(letters))).isEqualTo(decided);
  }

  @Test
  void nothing_is_no_habit_and_the_order_of_records_does_not_matter() {
    assertThat(Habit.of(List.of(), 5)).isEqualTo(Habit.NONE);
    assertThat(Habit.of(weeks("0000111111111111").reversed(), 5)).isEqualTo(Habit.HABITUAL);
    assertThat(Habit.POWER.habitual()).isTrue();
    assertThat(Habit.REGULAR.habitual()).isFalse();
  }
}
