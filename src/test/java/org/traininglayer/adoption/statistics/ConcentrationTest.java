package org.traininglayer.adoption.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConcentrationTest {

  private static List<Long> list(String values) {
    return Arrays.stream(values.split(" ")).map(Long::valueOf).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "0 0 0 0 10, 0.8, 1, 0.5, 1",
    "2 2 2 2 2, 0, 0, 0.1, 5",
    "1 2 3 4 5 6 7 8 9 55, 0.57, 0.633333, 0.55, 3.021148",
    "0 0 1 1 2 3 5 8 20 60, 0.728, 0.808889, 0.6, ",
    "5 4 3 2 1 1 1 1 1 1 1 1, , , 0.263636, "
  })
  void a_roster_has_the_known_concentration(
      String values, Double gini, Double corrected, double top, Double effective) {
    Concentration of = Concentration.of(list(values), 0.95).orElseThrow();
    if (gini != null && corrected != null) {
      assertThat(of.gini()).isCloseTo(gini, within(1e-5));
      assertThat(of.giniCorrected()).isCloseTo(corrected, within(1e-5));
    }
    assertThat(of.topTenth()).isCloseTo(top, within(1e-5));
    assertThat(Concentration.topShare(list(values), 0.1).orElseThrow())
        .isCloseTo(top, within(1e-5));
    if (effective != null) {
      assertThat(of.effectiveUsers()).isCloseTo(effective, within(1e-5));
    }
  }

  @Test
  void nobody_has_used_it_is_not_equality() {
    assertThat(Concentration.of(List.of(0L, 0L, 0L), 0.95)).isEmpty();
    assertThat(Concentration.of(List.of(), 0.95)).isEmpty();
    assertThat(Concentration.topShare(List.of(0L, 0L), 0.1)).isEmpty();
  }

  @Test
  void one_person_and_everything_with_one_person() {
    Concentration one = Concentration.of(List.of(7L), 0.95).orElseThrow();
    assertThat(one.half()).isEqualTo(1);
    assertThat(one.giniCorrected()).isNaN();
    List<Long> hero = new ArrayList<>(Collections.nCopies(19, 0L));
    hero.add(40L);
    Concentration of = Concentration.of(hero, 0.95).orElseThrow();
    assertThat(of.topTenth()).isEqualTo(1);
    assertThat(of.withNone()).isEqualTo(19);
    assertThat(of.giniInterval()).isNull();
  }

  @Test
  void fewest_people_who_make_half() {
    assertThat(Concentration.of(list("60 20 8 5 3 2 1 1 0 0"), 0.95).orElseThrow().half())
        .isEqualTo(1);
    assertThat(Concentration.of(list("2 2 2 2 2"), 0.95).orElseThrow().half()).isEqualTo(3);
  }

  @Test
  void limits_come_from_ten_people_on_and_hold_the_value() {
    assertThat(Concentration.of(list("1 2 3 4 5 6 7 8 9"), 0.95).orElseThrow().giniInterval())
        .isNull();
    Concentration ten = Concentration.of(list("1 2 3 4 5 6 7 8 9 55"), 0.95).orElseThrow();
    Interval gini = ten.giniInterval();
    Interval top = ten.topTenthInterval();
    assertThat(gini).isNotNull();
    assertThat(top).isNotNull();
    if (gini != null && top != null) {
      assertThat(gini.contains(ten.giniCorrected())).isTrue();
      assertThat(top.contains(ten.topTenth())).isTrue();
      assertThat(top.upper()).isLessThanOrEqualTo(1);
    }
  }

  @Test
  void one_more_with_nothing_raises_the_concentration() {
    Random random = new Random(31);
    for (int run = 0; run < 300; run++) {
      List<Long> totals = new ArrayList<>();
      for (int i = 0; i < 2 + random.nextInt(30); i++) {
        totals.add((long) random.nextInt(20));
      }
      totals.add(1L);
      double before = Concentration.of(totals, 0.95).orElseThrow().giniCorrected();
      totals.add(0L);
      double after = Concentration.of(totals, 0.95).orElseThrow().giniCorrected();
      assertThat(after).isGreaterThanOrEqualTo(before - 1e-12);
    }
  }
}
