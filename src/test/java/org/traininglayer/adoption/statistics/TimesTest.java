package org.traininglayer.adoption.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class TimesTest {

  private static final List<Double> BASE = list(30, 45, 38, 52, 61, 40, 35, 48);
  private static final List<Double> AIDED = list(22, 31, 28, 45, 25, 36, 20, 27, 33);

  private static List<Double> list(double... values) {
    return DoubleStream.of(values).boxed().toList();
  }

  private static LogTimes times(List<Double> values) {
    return values.stream().map(LogTimes::of).reduce(LogTimes.NONE, LogTimes::plus);
  }

  @Test
  void two_groups_have_the_known_ratio() {
    LogTimes base = times(BASE);
    LogTimes aided = times(AIDED);
    assertThat(base.sum() / 1e9).isCloseTo(30.022992, within(1e-5));
    assertThat(base.squares() / 1e9).isCloseTo(113.036996, within(1e-5));
    assertThat(aided.sum() / 1e9).isCloseTo(30.254368, within(1e-5));
    assertThat(aided.squares() / 1e9).isCloseTo(102.206365, within(1e-5));
    TimeRatio ratio = TimeRatio.independent(aided, base, 0.95).orElseThrow();
    assertThat(ratio.estimate()).isCloseTo(0.676192, within(1e-5));
    assertThat(ratio.interval().lower()).isCloseTo(0.527845, within(1e-5));
    assertThat(ratio.interval().upper()).isCloseTo(0.866232, within(1e-5));
    assertThat(ratio.degreesOfFreedom()).isCloseTo(14.985622, within(1e-5));
    assertThat(ratio.standardError()).isCloseTo(0.116190, within(1e-5));
    assertThat(ratio.p()).isCloseTo(0.004235, within(1e-5));
  }

  @Test
  void the_same_people_twice_have_the_known_ratio() {
    double[] before = {30, 45, 38, 52, 61, 40};
    double[] after = {22, 31, 41, 45, 25, 36};
    List<Double> logs = new ArrayList<>();
    for (int i = 0; i < before.length; i++) {
      logs.add(Math.log(after[i] / before[i]));
    }
    TimeRatio ratio = TimeRatio.paired(logs, 0.95).orElseThrow();
    assertThat(ratio.estimate()).isCloseTo(0.747169, within(1e-5));
    assertThat(ratio.interval().lower()).isCloseTo(0.526081, within(1e-5));
    assertThat(ratio.interval().upper()).isCloseTo(1.061170, within(1e-5));
  }

  @Test
  void the_robust_ratio_beside_it_has_the_known_limits() {
    HodgesLehmann robust = HodgesLehmann.of(AIDED, BASE, 0.95).orElseThrow();
    assertThat(robust.ratio()).isCloseTo(0.681221, within(1e-5));
    assertThat(robust.interval().lower()).isCloseTo(0.520833, within(1e-5));
    assertThat(robust.interval().upper()).isCloseTo(0.885714, within(1e-5));
    assertThat(robust.k()).isEqualTo(16);
    assertThat(robust.pairs()).isEqualTo(72);
    assertThat(robust.u()).isEqualTo(8.5);
    assertThat(robust.p()).isCloseTo(0.007898, within(1e-5));
  }

  @Test
  void many_pairs_take_the_normal_approximation_which_is_near_the_exact_one() {
    Random random = new Random(5);
    List<Double> first = new ArrayList<>();
    List<Double> second = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      first.add(Math.exp(3 + 0.4 * random.nextGaussian()));
      second.add(Math.exp(3.1 + 0.4 * random.nextGaussian()));
    }
    HodgesLehmann exact = HodgesLehmann.of(first, second, 0.95).orElseThrow();
    first.add(20.0);
    HodgesLehmann approximate = HodgesLehmann.of(first, second, 0.95).orElseThrow();
    assertThat(exact.pairs()).isEqualTo(10_000);
    assertThat(approximate.p()).isCloseTo(exact.p(), within(0.03));
    assertThat((double) approximate.k()).isCloseTo(exact.k(), within(150.0));
    assertThat(exact.interval().contains(exact.ratio())).isTrue();
  }

  @Test
  void nobody_or_one_person_has_no_ratio() {
    assertThat(TimeRatio.independent(times(list(3)), times(BASE), 0.95)).isEmpty();
    assertThat(TimeRatio.independent(LogTimes.NONE, times(BASE), 0.95)).isEmpty();
    assertThat(TimeRatio.paired(list(0.1), 0.95)).isEmpty();
    assertThat(HodgesLehmann.of(List.of(), BASE, 0.95)).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> LogTimes.of(0));
    assertThatIllegalArgumentException().isThrownBy(() -> LogTimes.of(Double.POSITIVE_INFINITY));
  }

  @Test
  void identical_times_are_a_point_without_variation() {
    for (double seconds : new double[] {0.7, 3, 137.123, 28_800}) {
      LogTimes same = times(Collections.nCopies(9, seconds));
      assertThat(same.variance()).isEqualTo(0);
      TimeRatio ratio = TimeRatio.independent(same, same, 0.95).orElseThrow();
      assertThat(ratio.noVariation()).isTrue();
      assertThat(ratio.interval().width()).isEqualTo(0);
      assertThat(ratio.estimate()).isEqualTo(1);
      assertThat(ratio.p()).isEqualTo(1);
    }
    HodgesLehmann ties =
        HodgesLehmann.of(Collections.nCopies(6, 4.0), Collections.nCopies(7, 4.0), 0.95)
            .orElseThrow();
    assertThat(ties.ratio()).isEqualTo(1);
    assertThat(ties.p()).isEqualTo(1);
  }

  @Test
  void another_unit_of_time_leaves_the_ratio() {
    Random random = new Random(9);
    for (int run = 0; run < 200; run++) {
      double scale = Math.exp(4 * random.nextDouble() - 2);
      TimeRatio plain = TimeRatio.independent(times(AIDED), times(BASE), 0.95).orElseThrow();
      TimeRatio scaled =
          TimeRatio.independent(
                  times(AIDED.stream().map(t -> t * scale).toList()),
                  times(BASE.stream().map(t -> t * scale).toList()),
                  0.95)
              .orElseThrow();
      assertThat(scaled.estimate()).isCloseTo(plain.estimate(), within(1e-6));
      assertThat(scaled.interval().upper()).isCloseTo(plain.interval().upper(), within(1e-6));
    }
  }

  @Test
  void what_was_added_is_taken_out_without_a_trace_in_any_order() {
    Random random = new Random(13);
    LogTimes kept = times(BASE);
    LogHistogram histogram = LogHistogram.EMPTY;
    for (double t : BASE) {
      histogram = histogram.plus(LogHistogram.of(Duration.ofMillis((long) (t * 1000))));
    }
    for (int run = 0; run < 200; run++) {
      double t = 1 + 28_000 * random.nextDouble();
      LogTimes one = LogTimes.of(t);
      LogHistogram bin = LogHistogram.of(Duration.ofMillis((long) (t * 1000)));
      assertThat(kept.plus(one).minus(one)).isEqualTo(kept);
      assertThat(one.plus(kept)).isEqualTo(kept.plus(one));
      assertThat(histogram.plus(bin).minus(bin)).isEqualTo(histogram);
      assertThat(bin.plus(histogram)).isEqualTo(histogram.plus(bin));
    }
    LogTimes all = kept;
    assertThatIllegalArgumentException().isThrownBy(() -> LogTimes.NONE.minus(all));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LogHistogram.EMPTY.minus(LogHistogram.of(Duration.ofSeconds(3))));
  }

  @Test
  void a_quantile_of_the_histogram_is_at_most_two_percent_off() {
    Random random = new Random(17);
    LogHistogram histogram = LogHistogram.EMPTY;
    List<Double> seconds = new ArrayList<>();
    for (int i = 0; i < 1001; i++) {
      double t = Math.exp(10 * random.nextDouble());
      seconds.add(t);
      histogram = histogram.plus(LogHistogram.of(Duration.ofNanos(Math.round(t * 1e9))));
    }
    Collections.sort(seconds);
    for (double q : new double[] {0, 0.1, 0.5, 0.9, 0.99, 1}) {
      double exact = seconds.get((int) Math.floor(q * 1000));
      assertThat(histogram.quantile(q).orElseThrow()).isCloseTo(exact, within(exact * 0.0201));
    }
    assertThat(LogHistogram.bin(28_800) - LogHistogram.bin(1)).isBetween(250, 260);
    assertThat(LogHistogram.EMPTY.quantile(0.5)).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> LogHistogram.of(Duration.ZERO));
  }

  @Test
  void roles_are_put_together_by_their_weights_and_a_role_with_one_arm_is_named() {
    StratifiedTimeRatio alone =
        StratifiedTimeRatio.of(
                List.of(
                    new StratifiedTimeRatio.Stratum("monitor", times(AIDED), times(BASE)),
                    new StratifiedTimeRatio.Stratum("writer", times(AIDED), LogTimes.NONE)),
                0.95)
            .orElseThrow();
    TimeRatio plain = TimeRatio.independent(times(AIDED), times(BASE), 0.95).orElseThrow();
    assertThat(alone.leftOut()).containsExactly("writer");
    assertThat(alone.ratio().estimate()).isCloseTo(plain.estimate(), within(1e-9));
    assertThat(alone.ratio().degreesOfFreedom()).isCloseTo(plain.degreesOfFreedom(), within(1e-6));
    StratifiedTimeRatio twice =
        StratifiedTimeRatio.of(
                List.of(
                    new StratifiedTimeRatio.Stratum("a", times(AIDED), times(BASE)),
                    new StratifiedTimeRatio.Stratum("b", times(AIDED), times(BASE))),
                0.95)
            .orElseThrow();
    assertThat(twice.ratio().estimate()).isCloseTo(plain.estimate(), within(1e-9));
    assertThat(twice.ratio().standardError())
        .isCloseTo(plain.standardError() / Math.sqrt(2), within(1e-9));
    assertThat(StratifiedTimeRatio.of(List.of(), 0.95)).isEmpty();
  }
}
