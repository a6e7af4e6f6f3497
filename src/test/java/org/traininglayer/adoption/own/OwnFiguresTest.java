package org.traininglayer.adoption.own;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.traininglayer.adoption.own.OwnFigures.BlindSpot;
import org.traininglayer.adoption.own.OwnFigures.Fit;
import org.traininglayer.adoption.own.OwnFigures.Lean;
import org.traininglayer.adoption.own.OwnFigures.Pace;
import org.traininglayer.adoption.statistics.Counts;
import org.traininglayer.adoption.statistics.records.TimedTask.Condition;

/** What one person is told of the own judgement, against numbers worked out by hand. */
class OwnFiguresTest {

  @Test
  void without_work_nothing_is_known_and_nothing_is_a_zero() {
    OwnFigures none = OwnFigures.of(OwnWork.NOTHING);

    assertThat(none.nothing()).isTrue();
    assertThat(none.sureness().fit()).isEqualTo(Fit.NOTHING);
    assertThat(none.leaning().lean()).isEqualTo(Lean.NOTHING);
    assertThat(none.blindSpots()).isEmpty();
    assertThat(none.times().pace()).isEqualTo(Pace.NOTHING);
  }

  @Test
  void too_sure_is_said_where_the_interval_says_so() {
    // 12 of 20 right: 38.7 to 78.1 %.
    OwnFigures.Sureness over = sure(0.9, 12, 20);
    assertThat(over).isEqualTo(new OwnFigures.Sureness(Fit.OVER, 20, 90, 60));
    assertThat(over.missing()).isZero();
    assertThat(sure(0.5, 18, 20).fit()).as("69.9 to 97.2 %").isEqualTo(Fit.UNDER);
    assertThat(sure(0.7, 13, 20).fit()).isEqualTo(Fit.MATCHED);
    assertThat(sure(0.75, 12, 20).fit())
        .as("15 points, within the interval")
        .isEqualTo(Fit.NOT_CLEAR);
  }

  @Test
  void few_judgements_say_how_many_are_missing() {
    OwnFigures.Sureness few = sure(0.9, 1, 8);
    assertThat(few.fit()).isEqualTo(Fit.FEW);
    assertThat(few.missing()).isEqualTo(12);
  }

  @Test
  void leaning_is_the_criterion_of_signal_detection() {
    // 3 of 15 wrong ones marked, 0 of 20 right ones: c = 1.379 ± 0.69.
    OwnFigures.Leaning trusting = leaning(3, 12, 0, 20);
    assertThat(trusting.lean()).isEqualTo(Lean.LETS_PASS);
    assertThat(trusting.counts()).isEqualTo(new Counts(3, 12, 0, 20));
    assertThat(leaning(15, 0, 15, 5).lean()).isEqualTo(Lean.MARKS_TOO_MUCH);
    assertThat(leaning(60, 20, 20, 60).lean()).isEqualTo(Lean.BALANCED);
    OwnFigures.Leaning golden = leaning(8, 2, 3, 17);
    assertThat(golden.lean()).isEqualTo(Lean.NOT_CLEAR);
    assertThat(golden.skill()).isCloseTo(1.715280, within(1e-5));
  }

  @Test
  void ten_of_each_kind_are_needed_and_what_is_missing_is_said() {
    OwnFigures.Leaning few = leaning(3, 4, 1, 11);
    assertThat(few.lean()).isEqualTo(Lean.FEW);
    assertThat(few.skill()).isNull();
    assertThat(few.missingWrong()).isEqualTo(3);
    assertThat(few.missingRight()).isZero();
  }

  @Test
  void blind_spots_are_what_slipped_through_most_and_what_was_met_once_comes_last() {
    List<OwnWork.Claim> claims =
        List.of(
            wrong("m1", "wrong-unit", false),
            wrong("m2", "wrong-unit", false),
            wrong("m2", "wrong-unit", true),
            wrong("m1", "overclaim", false),
            wrong("m3", "wrong-date", false),
            wrong("m3", "wrong-date", false),
            wrong("m1", "number-slip", true),
            wrong("m1", null, false),
            new OwnWork.Claim("m1", false, null, true));

    assertThat(OwnFigures.of(new OwnWork(claims, List.of(), List.of())).blindSpots())
        .containsExactly(
            new BlindSpot("wrong-date", 2, 2, false, List.of("m3")),
            new BlindSpot("wrong-unit", 2, 3, false, List.of("m1", "m2")),
            new BlindSpot("overclaim", 1, 1, true, List.of("m1")));
  }

  @Test
  void times_are_of_jobs_done_both_ways_and_faster_counts_where_the_work_was_no_worse() {
    OwnFigures.Times faster =
        times(
            task("a", Condition.UNAIDED, 400, 80.0),
            task("a", Condition.AIDED, 100, 80.0),
            task("b", Condition.UNAIDED, 100, null),
            task("b", Condition.AIDED, 100, 60.0),
            task("c", Condition.UNAIDED, 9999, 90.0));
    // Geometric means 200 and 100; c was never done with AI.
    assertThat(faster)
        .isEqualTo(
            new OwnFigures.Times(
                Pace.FASTER, 2, Duration.ofSeconds(200), Duration.ofSeconds(100), 50, 0));
    assertThat(faster.few()).isTrue();

    assertThat(
            times(task("a", Condition.UNAIDED, 400, 80.0), task("a", Condition.AIDED, 100, 60.0)))
        .extracting(OwnFigures.Times::pace, OwnFigures.Times::worse)
        .containsExactly(Pace.FASTER_BUT_WORSE, 20);
    assertThat(
            times(task("a", Condition.UNAIDED, 100, null), task("a", Condition.AIDED, 150, null))
                .pace())
        .isEqualTo(Pace.SLOWER);
    assertThat(
            times(task("a", Condition.UNAIDED, 100, null), task("a", Condition.AIDED, 95, null))
                .pace())
        .isEqualTo(Pace.SAME);
    assertThat(times(task("a", Condition.UNAIDED, 100, null)).pace()).isEqualTo(Pace.ONLY_ONE_WAY);
  }

  private static OwnFigures.Sureness sure(double sure, int right, int n) {
    List<OwnWork.Sure> judgements =
        IntStream.range(0, n).mapToObj(i -> new OwnWork.Sure(sure, i < right)).toList();
    return OwnFigures.of(new OwnWork(List.of(), judgements, List.of())).sureness();
  }

  private static OwnFigures.Leaning leaning(int hits, int misses, int alarms, int passed) {
    List<OwnWork.Claim> claims = new ArrayList<>();
    IntStream.range(0, hits).forEach(i -> claims.add(wrong("m", "t", true)));
    IntStream.range(0, misses).forEach(i -> claims.add(wrong("m", "t", false)));
    IntStream.range(0, alarms).forEach(i -> claims.add(new OwnWork.Claim("m", false, null, true)));
    IntStream.range(0, passed).forEach(i -> claims.add(new OwnWork.Claim("m", false, null, false)));
    return OwnFigures.of(new OwnWork(claims, List.of(), List.of())).leaning();
  }

  private static OwnWork.Claim wrong(String module, @Nullable String type, boolean flagged) {
    return new OwnWork.Claim(module, true, type, flagged);
  }

  private static OwnFigures.Times times(OwnWork.Task... tasks) {
    return OwnFigures.of(new OwnWork(List.of(), List.of(), List.of(tasks))).times();
  }

  private static OwnWork.Task task(
      String job, Condition condition, long seconds, @Nullable Double quality) {
    return new OwnWork.Task(job, condition, Duration.ofSeconds(seconds), quality);
  }
}
