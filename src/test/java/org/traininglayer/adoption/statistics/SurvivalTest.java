package org.traininglayer.adoption.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.traininglayer.adoption.statistics.Survival.LifeTable;
import org.traininglayer.adoption.statistics.Survival.LogRank;
import org.traininglayer.adoption.statistics.Survival.Spell;
import org.traininglayer.adoption.statistics.Survival.Step;

class SurvivalTest {

  private static final List<Spell> TEN =
      spells(new int[] {1, 2, 2, 3, 4, 4, 5, 6, 8, 8}, new int[] {1, 1, 0, 1, 1, 1, 0, 1, 0, 0});

  private static List<Spell> spells(int[] weeks, int[] events) {
    List<Spell> spells = new ArrayList<>();
    for (int i = 0; i < weeks.length; i++) {
      spells.add(new Spell(weeks[i], events[i] == 1));
    }
    return spells;
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1, 10, 1, 0.900000, 0.094868, 0.473009, 0.985281",
    "1, 2, 9, 1, 0.800000, 0.126491, 0.408691, 0.945873",
    "2, 3, 7, 1, 0.685714, 0.151494, 0.304585, 0.887148",
    "3, 4, 6, 2, 0.457143, 0.166178, 0.142982, 0.729779",
    "4, 6, 3, 1, 0.304762, 0.166593, 0.053534, 0.617368"
  })
  void ten_people_have_the_known_curve(
      int at, int week, long atRisk, long events, double s, double se, double low, double high) {
    Step step = Survival.of(TEN, 0.95).steps().get(at);
    assertThat(step.week()).isEqualTo(week);
    assertThat(step.atRisk()).isEqualTo(atRisk);
    assertThat(step.events()).isEqualTo(events);
    assertThat(step.survival()).isCloseTo(s, within(1e-5));
    assertThat(step.standardError()).isCloseTo(se, within(1e-5));
    assertThat(step.interval().lower()).isCloseTo(low, within(1e-5));
    assertThat(step.interval().upper()).isCloseTo(high, within(1e-5));
  }

  @Test
  void the_mean_within_eight_weeks_is_the_area_under_the_curve() {
    assertThat(Survival.of(TEN, 0.95).restrictedMean(8)).isCloseTo(4.909524, within(1e-5));
    assertThat(Survival.of(TEN, 0.95).restrictedMean(1)).isEqualTo(1);
  }

  @Test
  void two_groups_have_the_known_log_rank() {
    LogRank test =
        LogRank.of(
            TEN, spells(new int[] {3, 5, 7, 8, 8, 8, 8, 6}, new int[] {1, 1, 0, 0, 0, 0, 0, 1}));
    assertThat(test.excess()).isCloseTo(2.028319, within(1e-5));
    assertThat(test.variance()).isCloseTo(2.034186, within(1e-5));
    assertThat(test.chiSquared()).isCloseTo(2.022470, within(1e-5));
    assertThat(test.p()).isCloseTo(0.154987, within(1e-5));
  }

  @Test
  void everybody_censored_stays_at_one_with_the_limits_of_a_rate() {
    Survival curve = Survival.of(Collections.nCopies(12, new Spell(6, false)), 0.95);
    assertThat(curve.steps()).isEmpty();
    assertThat(curve.at(6).survival()).isEqualTo(1);
    assertThat(curve.at(6).interval()).isEqualTo(Wilson.of(12, 12));
    assertThat(curve.restrictedMean(6)).isEqualTo(6);
    assertThat(LogRank.of(List.of(new Spell(3, false)), List.of(new Spell(4, false))).p())
        .isEqualTo(1);
    assertThat(Survival.of(List.of(), 0.95).at(8).interval()).isEqualTo(new Interval(0, 1));
  }

  @Test
  void everybody_lost_ends_at_zero_with_the_limits_of_a_rate() {
    Survival curve = Survival.of(Collections.nCopies(7, new Spell(2, true)), 0.95);
    assertThat(curve.at(2).survival()).isEqualTo(0);
    assertThat(curve.at(2).interval()).isEqualTo(Wilson.of(0, 7));
    assertThat(curve.at(1).survival()).isEqualTo(1);
  }

  @Test
  void an_event_comes_before_a_censoring_of_the_same_week() {
    Survival curve = Survival.of(List.of(new Spell(3, true), new Spell(3, false)), 0.95);
    assertThat(curve.at(3).survival()).isEqualTo(0.5);
    assertThat(curve.steps().getFirst().atRisk()).isEqualTo(2);
  }

  @Test
  void one_person_has_a_curve_that_says_nothing() {
    assertThat(Survival.of(List.of(new Spell(0, true)), 0.95).at(0).survival()).isEqualTo(0);
    assertThatIllegalArgumentException().isThrownBy(() -> new Spell(-1, true));
  }

  @Test
  void nothing_is_drawn_after_the_week_with_too_few_at_risk() {
    Survival curve = Survival.of(TEN, 0.95);
    assertThat(curve.drawnUntil(10)).isEqualTo(1);
    assertThat(curve.drawnUntil(3)).isEqualTo(6);
    assertThat(curve.drawnUntil(11)).isEqualTo(-1);
  }

  @Test
  void the_curve_never_rises_and_limits_hold_it() {
    Random random = new Random(21);
    for (int run = 0; run < 300; run++) {
      List<Spell> spells = new ArrayList<>();
      for (int i = 0; i < 1 + random.nextInt(40); i++) {
        spells.add(new Spell(random.nextInt(12), random.nextBoolean()));
      }
      double before = 1;
      for (Step step : Survival.of(spells, 0.95).steps()) {
        assertThat(step.survival()).isLessThanOrEqualTo(before);
        assertThat(step.interval().contains(step.survival())).isTrue();
        assertThat(step.interval().lower()).isGreaterThanOrEqualTo(0);
        assertThat(step.interval().upper()).isLessThanOrEqualTo(1);
        before = step.survival();
      }
    }
  }

  @Test
  void life_tables_add_in_any_order_and_subtract() {
    LifeTable ten = LifeTable.of(TEN);
    LifeTable two = LifeTable.of(List.of(new Spell(4, true), new Spell(11, false)));
    assertThat(ten.plus(two)).isEqualTo(two.plus(ten));
    assertThat(ten.plus(two).minus(two)).isEqualTo(ten);
    assertThat(ten.plus(two).people()).isEqualTo(12);
    assertThatIllegalArgumentException().isThrownBy(() -> two.minus(ten));
  }
}
