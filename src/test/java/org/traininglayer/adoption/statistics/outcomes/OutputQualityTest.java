package org.traininglayer.adoption.statistics.outcomes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.traininglayer.adoption.statistics.records.SampleFacts.RULES;
import static org.traininglayer.adoption.statistics.records.SampleFacts.task;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.traininglayer.adoption.statistics.EvidenceStatus;
import org.traininglayer.adoption.statistics.outcomes.OutputQuality.Result;
import org.traininglayer.adoption.statistics.outcomes.OutputQuality.Terms;
import org.traininglayer.adoption.statistics.records.TimedTask;
import org.traininglayer.adoption.statistics.records.TimedTask.Condition;

class OutputQualityTest {

  private static final List<int[]> AGREED =
      List.of(
          new int[] {60, 61},
          new int[] {70, 72},
          new int[] {80, 79},
          new int[] {90, 90},
          new int[] {55, 55},
          new int[] {66, 64},
          new int[] {75, 76},
          new int[] {85, 85});

  /** People with two outputs without AI and two with, so many points better. */
  private static List<TimedTask> people(int people, double better, int aidedDefects) {
    List<TimedTask> tasks = new ArrayList<>();
    for (int i = 0; i < people; i++) {
      String person = "p" + i;
      double base = 60 + i;
      tasks.add(task(person, "a", Condition.UNAIDED, 30, true, base, 0));
      tasks.add(task(person, "b", Condition.UNAIDED, 30, true, base + 2, 1));
      tasks.add(task(person, "a", Condition.AIDED, 20, true, base + better + i % 2, 0));
      tasks.add(task(person, "b", Condition.AIDED, 20, true, base + better + 2, aidedDefects));
    }
    return tasks;
  }

  private static Result of(List<TimedTask> tasks, List<int[]> twice) {
    return OutputQuality.of(tasks, twice, Terms.DEFAULTS, RULES);
  }

  @Test
  void the_same_people_with_and_without_are_compared() {
    Result result = of(people(8, 4, 0), AGREED);
    assertThat(result.difference().ok()).isTrue();
    assertThat(result.difference().estimate()).isCloseTo(4.25, within(1e-9));
    assertThat(result.difference().nPeople()).isEqualTo(8);
    assertThat(result.difference().nUnits()).isEqualTo(32);
    assertThat(result.notWorse()).isTrue();
    assertThat(result.defectRatio().estimate()).isEqualTo(0);
  }

  @Test
  void a_little_worse_is_not_worse_and_much_worse_is() {
    assertThat(of(people(8, -3, 1), AGREED).notWorse()).isTrue();
    assertThat(of(people(8, -6, 1), AGREED).notWorse()).isFalse();
    assertThat(of(people(8, -6, 1), AGREED).defectRatio().estimate()).isCloseTo(1, within(1e-9));
  }

  @Test
  void without_a_baseline_nothing_is_told_of_the_aided_alone() {
    List<TimedTask> aided =
        people(8, 4, 0).stream().filter(t -> t.condition() == Condition.AIDED).toList();
    Result result = of(aided, AGREED);
    assertThat(result.difference().status()).isEqualTo(EvidenceStatus.NOT_MEASURED);
    assertThat(result.difference().estimate()).isNull();
    assertThat(result.defectRatio().status()).isEqualTo(EvidenceStatus.NOT_MEASURED);
    assertThat(result.notWorse()).isFalse();
  }

  @Test
  void raters_who_knew_the_condition_do_not_count() {
    List<TimedTask> tasks = new ArrayList<>();
    for (TimedTask t : people(8, 4, 0)) {
      tasks.add(
          new TimedTask(
              t.person(),
              t.taskForm(),
              t.condition(),
              t.activeTime(),
              t.wallTime(),
              null,
              true,
              t.qualityScore(),
              0,
              "rater",
              false));
    }
    assertThat(of(tasks, AGREED).difference().status()).isEqualTo(EvidenceStatus.NOT_MEASURED);
  }

  @Test
  void raters_who_disagree_or_too_few_second_ratings_make_it_thin() {
    List<int[]> apart = new ArrayList<>();
    for (int[] pair : AGREED) {
      apart.add(new int[] {pair[0], 150 - pair[0]});
    }
    assertThat(of(people(8, 4, 0), apart).difference().status())
        .isEqualTo(EvidenceStatus.INSUFFICIENT_DATA);
    assertThat(of(people(8, 4, 0), AGREED.subList(0, 4)).difference().status())
        .isEqualTo(EvidenceStatus.INSUFFICIENT_DATA);
    assertThat(of(people(8, 4, 0), List.of()).difference().ok()).isFalse();
  }

  @Test
  void no_defect_in_either_arm_has_no_ratio_and_a_bound_instead() {
    List<TimedTask> none = new ArrayList<>();
    for (TimedTask t : people(8, 4, 0)) {
      none.add(task(t.person(), t.taskForm(), t.condition(), 20, true, t.qualityScore(), 0));
    }
    Result result = of(none, AGREED);
    assertThat(result.noDefects()).isTrue();
    assertThat(result.defectRatio().status()).isEqualTo(EvidenceStatus.INSUFFICIENT_DATA);
    assertThat(result.aidedDefects().upper()).isCloseTo(1 - Math.pow(0.05, 1 / 16.0), within(1e-9));
  }

  @Test
  void defects_that_nobody_counted_are_not_none() {
    List<TimedTask> uncounted = new ArrayList<>();
    for (TimedTask t : people(8, 4, 0)) {
      uncounted.add(by("rater", t, null));
    }
    Result result = of(uncounted, AGREED);
    assertThat(result.difference().ok()).isTrue();
    assertThat(result.noDefects()).isFalse();
    assertThat(result.defectRatio().status()).isEqualTo(EvidenceStatus.NOT_MEASURED);
    assertThat(result.aidedDefects().status()).isEqualTo(EvidenceStatus.NOT_MEASURED);

    List<TimedTask> some = new ArrayList<>(people(8, 4, 0));
    some.addAll(uncounted);
    assertThat(of(some, AGREED).defectRatio().nUnits()).isEqualTo(32);
  }

  @Test
  void what_a_key_scored_needs_no_second_rating() {
    List<TimedTask> keyed = people(8, 4, 0).stream().map(t -> by("key", t, 0)).toList();
    assertThat(of(keyed, List.of()).difference().ok()).isTrue();

    List<TimedTask> both = new ArrayList<>(keyed);
    both.addAll(people(8, 4, 0));
    assertThat(of(both, AGREED).doubleRated()).isEqualTo(0.25);
    assertThat(of(both, List.of()).difference().ok()).isFalse();
  }

  private static TimedTask by(String rater, TimedTask t, @Nullable Integer defects) {
    return new TimedTask(
        t.person(),
        t.taskForm(),
        t.condition(),
        t.activeTime(),
        t.wallTime(),
        null,
        true,
        t.qualityScore(),
        defects,
        rater,
        true);
  }

  @Test
  void five_people_with_one_pair_each_are_enough_for_a_mean() {
    List<TimedTask> pairs = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      pairs.add(task("p" + i, "a", Condition.UNAIDED, 30, true, 60.0 + i, 0));
      pairs.add(task("p" + i, "a", Condition.AIDED, 20, true, 64.0 + i + i % 2, 0));
    }
    assertThat(of(pairs, AGREED).difference().status()).isEqualTo(EvidenceStatus.OK);
    assertThat(of(pairs.subList(0, 8), AGREED).difference().status())
        .isEqualTo(EvidenceStatus.INSUFFICIENT_DATA);
  }

  @Test
  void nothing_at_all_is_not_measured() {
    assertThat(of(List.of(), List.of()).difference().status())
        .isEqualTo(EvidenceStatus.NOT_MEASURED);
  }
}
