package org.traininglayer.adoption.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.traininglayer.adoption.statistics.Ewma.Side;

class MonitoringTest {

  private static int draw(Random random, int n, double p) {
    int x = 0;
    for (int i = 0; i < n; i++) {
      x += random.nextDouble() < p ? 1 : 0;
    }
    return x;
  }

  /** The week of the first alarm, or the number of weeks when there is none. */
  private static int firstAlarm(Random random, Ewma chart, double p, int weeks) {
    List<Proportion> seen = new ArrayList<>();
    for (int week = 0; week < weeks; week++) {
      seen.add(new Proportion(draw(random, 20, p), 20));
    }
    return chart.chart(seen, Side.BELOW).stream()
        .filter(Ewma.Point::alarm)
        .findFirst()
        .map(Ewma.Point::week)
        .orElse(weeks);
  }

  @ParameterizedTest
  @CsvSource({"2.7, 0.15, 3, 5", "3.0, 0.07, 3, 6", "3.3, 0.04, 4, 8"})
  void the_chart_alarms_falsely_and_rightly_as_often_as_is_known(
      double limit, double falseAlarms, int weeksTo65, int weeksTo70) {
    Random random = new Random(41);
    Ewma chart = Ewma.around(0.8).limit(limit);
    int runs = 4000;
    int alarmed = 0;
    List<Integer> to65 = new ArrayList<>();
    List<Integer> to70 = new ArrayList<>();
    for (int run = 0; run < runs; run++) {
      alarmed += firstAlarm(random, chart, 0.8, 52) < 52 ? 1 : 0;
      to65.add(firstAlarm(random, chart, 0.65, 80) + 1);
      to70.add(firstAlarm(random, chart, 0.70, 80) + 1);
    }
    assertThat(alarmed / (double) runs).isCloseTo(falseAlarms, within(0.012));
    to65.sort(null);
    to70.sort(null);
    assertThat(to65.get(runs / 2)).isEqualTo(weeksTo65);
    assertThat(to70.get(runs / 2)).isEqualTo(weeksTo70);
  }

  @ParameterizedTest
  @CsvSource({
    "0.10, 0.20, 2.5, 335, 43",
    "0.10, 0.20, 3.0, 640, 53",
    "0.10, 0.20, 3.5, 1060, 63",
    "0.20, 0.35, 2.5, 230, 31",
    "0.20, 0.35, 3.0, 430, 39",
    "0.20, 0.35, 3.5, 730, 47",
    "0.30, 0.50, 2.5, 160, 22",
    "0.30, 0.50, 3.0, 305, 28",
    "0.30, 0.50, 3.5, 535, 34"
  })
  void the_sum_alarms_falsely_and_rightly_after_as_many_units_as_is_known(
      double usual, double bad, double height, double toFalse, double toRight) {
    Cusum chart = new Cusum(usual, bad, height);
    assertThat(meanUnits(chart, usual)).isCloseTo(toFalse, within(toFalse * 0.1));
    assertThat(meanUnits(chart, bad)).isCloseTo(toRight, within(toRight * 0.1));
  }

  private static double meanUnits(Cusum chart, double p) {
    Random random = new Random(43);
    long units = 0;
    int runs = 4000;
    for (int run = 0; run < runs; run++) {
      double sum = 0;
      while (sum < chart.height()) {
        sum = chart.next(sum, random.nextDouble() < p);
        units++;
      }
    }
    return units / (double) runs;
  }

  /** Held against four weeks of twenty: as wide as it is, it alarms no more often than it says. */
  @Test
  void a_base_that_was_estimated_widens_the_limits_by_as_much_as_it_may_be_off() {
    Random random = new Random(47);
    int runs = 4000;
    int asIfKnown = 0;
    int estimated = 0;
    for (int run = 0; run < runs; run++) {
      double base = Math.clamp(draw(random, 80, 0.8) / 80.0, 0.01, 0.99);
      List<Proportion> weeks = new ArrayList<>();
      for (int week = 0; week < 22; week++) {
        weeks.add(new Proportion(draw(random, 20, 0.8), 20));
      }
      asIfKnown += alarms(Ewma.around(base), weeks);
      estimated += alarms(new Ewma(base, Ewma.LAMBDA, Ewma.LIMIT, 1, 80), weeks);
    }
    assertThat(asIfKnown / (double) runs).isGreaterThan(0.10);
    assertThat(estimated / (double) runs).isLessThan(0.04);

    List<Proportion> one = List.of(new Proportion(10, 20));
    double known = 0.2 * 0.2 * 0.8 * 0.2 / 20;
    double rate = 66 / 84.0;
    double ofBase = 0.2 * 0.2 * rate * (1 - rate) / 84;
    assertThat(new Ewma(0.8, 0.2, 3.3, 1, 80).chart(one, Side.BELOW).getFirst().sigma())
        .isCloseTo(Math.sqrt(known + ofBase), within(1e-12));
  }

  private static int alarms(Ewma chart, List<Proportion> weeks) {
    return chart.chart(weeks, Side.BELOW).stream().anyMatch(Ewma.Point::alarm) ? 1 : 0;
  }

  @Test
  void an_event_raises_the_sum_and_a_clean_unit_lowers_it_but_not_below_zero() {
    Cusum chart = new Cusum(0.10, 0.20, 2.0);
    assertThat(chart.up()).isCloseTo(0.693147, within(1e-5));
    assertThat(chart.down()).isCloseTo(-0.117783, within(1e-5));
    assertThat(chart.next(0, false)).isEqualTo(0);
    assertThat(chart.alarms(List.of(true, true, true, true, true, true))).containsExactly(2, 5);
    assertThat(chart.alarms(List.of())).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> new Cusum(0.2, 0.1, 3));
  }

  @Test
  void weeks_without_data_change_nothing() {
    Ewma chart = Ewma.around(0.8);
    List<Ewma.Point> with =
        chart.chart(
            List.of(new Proportion(12, 20), new Proportion(0, 0), new Proportion(12, 20)),
            Side.BELOW);
    List<Ewma.Point> without =
        chart.chart(List.of(new Proportion(12, 20), new Proportion(12, 20)), Side.BELOW);
    assertThat(with.get(1).value()).isEqualTo(with.get(0).value());
    assertThat(with.get(1).alarm()).isFalse();
    assertThat(with.get(2).value()).isEqualTo(without.get(1).value());
    assertThat(with.get(2).sigma()).isEqualTo(without.get(1).sigma());
    assertThat(chart.chart(List.of(), Side.BELOW)).isEmpty();
  }

  @Test
  void clustered_units_widen_the_limits_and_the_good_side_never_alarms() {
    List<Proportion> fall = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      fall.add(new Proportion(11, 20));
    }
    Ewma clustered = new Ewma(0.8, Ewma.LAMBDA, Ewma.LIMIT, 4);
    assertThat(clustered.chart(fall, Side.BELOW).getFirst().sigma())
        .isCloseTo(2 * Ewma.around(0.8).chart(fall, Side.BELOW).getFirst().sigma(), within(1e-12));
    assertThat(Ewma.around(0.8).chart(fall, Side.BELOW)).anyMatch(Ewma.Point::alarm);
    assertThat(Ewma.around(0.8).chart(fall, Side.ABOVE)).noneMatch(Ewma.Point::alarm);
    assertThat(new Ewma(0.8, 0.2, 3, 0.3).designEffect()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "42, 60, 0.500446, 0.858005",
    "8, 10, 0.353042, 0.989517",
    "0, 20, 0, 0.260671",
    "20, 20, 0.739329, 1"
  })
  void the_gauge_has_the_known_limits(long x, long n, double lower, double upper) {
    Interval interval = ConfidenceSequence.of(x, n, 0.95);
    assertThat(interval.lower()).isCloseTo(lower, within(1e-5));
    assertThat(interval.upper()).isCloseTo(upper, within(1e-5));
  }

  @Test
  void the_gauge_is_wider_than_the_interval_of_one_look_and_tells_nothing_of_nothing() {
    assertThat(ConfidenceSequence.of(0, 0, 0.95)).isEqualTo(new Interval(0, 1));
    for (int x = 0; x <= 40; x++) {
      Interval always = ConfidenceSequence.of(x, 40, 0.95);
      assertThat(always.contains(x / 40.0)).isTrue();
      assertThat(always.width()).isGreaterThan(Wilson.of(x, 40).width());
    }
  }

  @Test
  void the_gauge_holds_over_two_hundred_looks() {
    Random random = new Random(47);
    int runs = 400;
    int broken = 0;
    for (int run = 0; run < runs; run++) {
      int x = 0;
      boolean held = true;
      for (int n = 1; n <= 200 && held; n++) {
        x += random.nextDouble() < 0.8 ? 1 : 0;
        held = ConfidenceSequence.of(x, n, 0.95).contains(0.8);
      }
      broken += held ? 0 : 1;
    }
    assertThat(broken / (double) runs).isLessThan(0.05);
  }
}
