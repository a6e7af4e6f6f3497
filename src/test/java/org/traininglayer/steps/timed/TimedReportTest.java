package org.traininglayer.steps.timed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.traininglayer.steps.timed.TimedReport.Feeling;
import org.traininglayer.steps.timed.TimedReport.Side;
import org.traininglayer.steps.timed.TimedReport.Verdict;

class TimedReportTest {

  private static Side side(int seconds, double score, @Nullable Double caught) {
    return new Side(Duration.ofSeconds(seconds), score, caught, true);
  }

  @Test
  void three_pairs_reckoned_by_hand() {
    // 240 s to 180 s at the same score: a quarter less.
    TimedReport gain = TimedReport.of(side(240, 0.7, 0.5), side(180, 0.7, 1.0));
    assertThat(gain.verdict()).isEqualTo(Verdict.FASTER);
    assertThat(gain.percent()).isEqualTo(25);
    // Half the time, and one error of two caught instead of both: nothing is said of the time.
    TimedReport worse = TimedReport.of(side(240, 1.0, 1.0), side(120, 1.0, 0.5));
    assertThat(worse.verdict()).isEqualTo(Verdict.WORSE);
    assertThat(worse.percent()).isZero();
    // Better and slower.
    assertThat(TimedReport.of(side(100, 0.3, null), side(160, 1.0, 1.0)).verdict())
        .isEqualTo(Verdict.NOT_FASTER);
  }

  @Test
  void what_was_felt_is_held_against_the_clock_where_both_were_said() {
    // Measured 0.75 of the time; felt 0.5, 0.75 and 1.
    assertThat(feeling(240, 120)).isEqualTo(Feeling.FASTER);
    assertThat(feeling(200, 150)).isEqualTo(Feeling.AS_IT_WAS);
    assertThat(feeling(60, 60)).isEqualTo(Feeling.SLOWER);
    assertThat(feeling(240, null)).isNull();
    assertThat(feeling(null, 120)).isNull();
    assertThat(TimedReport.of(felt(side(240, 1, null), 240), felt(side(180, 0.5, null), 60)).felt())
        .as("where times are not compared, feelings are not")
        .isNull();
  }

  @Test
  void of_a_task_that_felt_longer_than_it_was_no_sentence_says_that_it_felt_faster_than_it_was() {
    // Felt 600 and 300, measured 240 and 180: 300 is more than 180, and half is less than 0.75.
    assertThat(feeling(600, 300)).isEqualTo(Feeling.FASTER);
    // Felt 100 and 150: both less than measured, and 1.5 is more than 0.75.
    assertThat(feeling(100, 150)).isEqualTo(Feeling.SLOWER);
    ResourceBundle words = ResourceBundle.getBundle("messages/steps-timed", Locale.ROOT);
    for (String how : List.of("faster", "slower", "as-it-was")) {
      assertThat(words.getString("steps.timed.felt." + how))
          .startsWith("Compared with the task without AI, the one with AI felt ")
          .endsWith(" the clock says.");
    }
  }

  private static @Nullable Feeling feeling(@Nullable Integer without, @Nullable Integer with) {
    return TimedReport.of(felt(side(240, 1, null), without), felt(side(180, 1, null), with)).felt();
  }

  private static Side felt(Side side, @Nullable Integer seconds) {
    return new Side(
        side.active(),
        side.score(),
        side.caught(),
        side.measured(),
        seconds == null ? null : Duration.ofSeconds(seconds));
  }

  @Test
  void times_that_were_measured_differently_are_not_compared() {
    Side server = new Side(Duration.ofMinutes(5), 0.7, null, false);
    assertThat(TimedReport.of(server, side(100, 0.7, null)).verdict()).isEqualTo(Verdict.UNLIKE);
  }

  @Test
  void faster_is_only_said_where_quality_is_not_lower_whatever_the_times() {
    Random random = new Random(814);
    for (int n = 0; n < 20_000; n++) {
      Side without = some(random);
      Side with = some(random);
      TimedReport report = TimedReport.of(without, with);
      if (report.verdict() == Verdict.FASTER) {
        assertThat(with.score()).isGreaterThanOrEqualTo(without.score());
        assertThat(with.active()).isLessThan(without.active());
        assertThat(report.percent()).isBetween(0, 100);
        Double before = without.caught();
        Double after = with.caught();
        assertThat(before == null || after == null || after >= before).isTrue();
      } else {
        assertThat(report.percent()).isZero();
      }
    }
  }

  private static Side some(Random random) {
    return new Side(
        Duration.ofSeconds(random.nextInt(600)),
        random.nextInt(11) / 10.0,
        random.nextBoolean() ? null : Double.valueOf(random.nextInt(5) / 4.0),
        random.nextInt(4) > 0);
  }
}
