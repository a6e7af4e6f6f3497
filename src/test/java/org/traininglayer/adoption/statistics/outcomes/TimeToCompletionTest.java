package org.traininglayer.adoption.statistics.outcomes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.traininglayer.adoption.statistics.records.SampleFacts.RULES;
import static org.traininglayer.adoption.statistics.records.SampleFacts.felt;
import static org.traininglayer.adoption.statistics.records.SampleFacts.task;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.traininglayer.adoption.statistics.EvidenceStatus;
import org.traininglayer.adoption.statistics.HodgesLehmann;
import org.traininglayer.adoption.statistics.outcomes.OutputQuality.Terms;
import org.traininglayer.adoption.statistics.outcomes.TimeToCompletion.Design;
import org.traininglayer.adoption.statistics.outcomes.TimeToCompletion.Result;
import org.traininglayer.adoption.statistics.records.TimedTask;
import org.traininglayer.adoption.statistics.records.TimedTask.Condition;

class TimeToCompletionTest {

  private static final double[] BASE = {30, 45, 38, 52, 61, 40, 35, 48};
  private static final double[] AIDED = {22, 31, 28, 45, 25, 36, 20, 27, 33};

  private static List<TimedTask> twoGroups() {
    List<TimedTask> tasks = new ArrayList<>();
    for (int i = 0; i < BASE.length; i++) {
      tasks.add(task("b" + i, Condition.UNAIDED, BASE[i]));
    }
    for (int i = 0; i < AIDED.length; i++) {
      tasks.add(task("a" + i, Condition.AIDED, AIDED[i]));
    }
    return tasks;
  }

  private static List<TimedTask> samePeople(int people) {
    double[] before = {30, 45, 38, 52, 61, 40, 33, 51};
    double[] after = {22, 31, 41, 45, 25, 36, 30, 44};
    List<TimedTask> tasks = new ArrayList<>();
    for (int i = 0; i < people; i++) {
      tasks.add(task("p" + i, Condition.UNAIDED, before[i]));
      tasks.add(task("p" + i, Condition.AIDED, after[i]));
    }
    return tasks;
  }

  @Test
  void two_groups_have_the_known_ratio_and_the_robust_one_beside_it() {
    Result result = TimeToCompletion.of(twoGroups(), RULES);
    assertThat(result.design()).isEqualTo(Design.TWO_GROUPS);
    assertThat(result.ratio().ok()).isTrue();
    assertThat(result.ratio().estimate()).isCloseTo(0.676192, within(1e-5));
    assertThat(result.ratio().lower()).isCloseTo(0.527845, within(1e-5));
    assertThat(result.ratio().upper()).isCloseTo(0.866232, within(1e-5));
    HodgesLehmann robust = result.robust();
    assertThat(robust).isNotNull();
    if (robust != null) {
      assertThat(robust.ratio()).isCloseTo(0.681221, within(1e-5));
    }
    assertThat(result.clear()).isTrue();
    Double median = result.aided().median();
    assertThat(median).isCloseTo(28 * 60, within(28 * 60 * 0.0201));
  }

  @Test
  void the_same_people_are_compared_where_there_are_eight() {
    Result six = TimeToCompletion.of(samePeople(6), RULES);
    assertThat(six.design()).isEqualTo(Design.PAIRED);
    assertThat(six.ratio().status()).isEqualTo(EvidenceStatus.INSUFFICIENT_DATA);
    assertThat(six.ratio().estimate()).isCloseTo(0.747169, within(1e-5));
    assertThat(six.ratio().lower()).isCloseTo(0.526081, within(1e-5));
    assertThat(six.ratio().upper()).isCloseTo(1.061170, within(1e-5));
    Result eight = TimeToCompletion.of(samePeople(8), RULES);
    assertThat(eight.ratio().ok()).isTrue();
    assertThat(eight.robust()).isNull();
  }

  @Test
  void several_attempts_of_one_person_are_one_value() {
    List<TimedTask> more = new ArrayList<>(samePeople(8));
    more.addAll(samePeople(8));
    assertThat(TimeToCompletion.of(more, RULES).ratio().upper())
        .isCloseTo(TimeToCompletion.of(samePeople(8), RULES).ratio().upper(), within(1e-9));
  }

  @Test
  void harder_forms_are_levelled_by_their_own_baseline_and_young_ones_left_out() {
    List<TimedTask> tasks = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      // The hard form takes twice as long; each person has one of them aided and the other not.
      tasks.add(task("p" + i, "easy", Condition.UNAIDED, 10 + i, true, null, 0));
      tasks.add(task("p" + i, "hard", Condition.AIDED, 10 + i, true, null, 0));
      tasks.add(task("q" + i, "hard", Condition.UNAIDED, 2 * (10 + i), true, null, 0));
      tasks.add(task("q" + i, "easy", Condition.AIDED, (10 + i) / 2.0, true, null, 0));
      tasks.add(task("p" + i, "young", Condition.AIDED, 300, true, null, 0));
    }
    Result result = TimeToCompletion.of(tasks, RULES);
    assertThat(result.formsLeftOut()).containsExactly("young");
    assertThat(result.ratio().estimate()).isCloseTo(0.5, within(1e-6));
  }

  @Test
  void times_of_finishers_only_are_thin() {
    List<TimedTask> tasks = new ArrayList<>(samePeople(8));
    for (int i = 0; i < 3; i++) {
      tasks.add(task("p" + i, "form-1", Condition.AIDED, 60, false, null, 0));
    }
    Result result = TimeToCompletion.of(tasks, RULES);
    assertThat(result.finishersOnly()).isTrue();
    assertThat(result.ratio().status()).isEqualTo(EvidenceStatus.INSUFFICIENT_DATA);
    assertThat(result.finishedAided().estimate()).isCloseTo(8 / 11.0, within(1e-9));
    assertThat(result.finishedUnaided().estimate()).isEqualTo(1);
  }

  @Test
  void people_who_feel_faster_than_they_are_have_a_gap_below_zero() {
    List<TimedTask> tasks = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      tasks.add(felt(task("p" + i, Condition.UNAIDED, 40 + i), 40 + i));
      tasks.add(felt(task("p" + i, Condition.AIDED, 44 + i), (44 + i) * (0.8 + 0.001 * i)));
    }
    Result result = TimeToCompletion.of(tasks, RULES);
    assertThat(result.perceptionGap().ok()).isTrue();
    assertThat(result.perceptionGap().estimate()).isCloseTo(Math.log(0.8), within(0.01));
    assertThat(result.perceptionGap().upper()).isLessThan(-0.10);
  }

  @Test
  void faster_is_a_gain_only_where_the_work_is_no_worse() {
    Result faster = TimeToCompletion.of(twoGroups(), RULES);
    OutputQuality.Result unknown = OutputQuality.of(List.of(), List.of(), Terms.DEFAULTS, RULES);
    assertThat(faster.gain(unknown)).isFalse();
    OutputQuality.Result fine =
        new OutputQuality.Result(
            RULES.mean(List.of(1.0, 2.0, 3.0, 2.0, 1.0), 30, 1),
            true,
            RULES.notMeasured(1),
            true,
            RULES.notMeasured(1),
            0.2,
            null);
    assertThat(faster.gain(fine)).isTrue();
    assertThat(TimeToCompletion.of(samePeople(6), RULES).gain(fine)).isFalse();
  }

  @Test
  void identical_times_are_said_to_have_no_variation() {
    List<TimedTask> tasks = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      tasks.add(task("p" + i, Condition.UNAIDED, 30));
      tasks.add(task("p" + i, Condition.AIDED, 30));
    }
    Result result = TimeToCompletion.of(tasks, RULES);
    assertThat(result.noVariation()).isTrue();
    assertThat(result.ratio().estimate()).isEqualTo(1);
  }

  @Test
  void nothing_and_one_arm_alone_are_not_measured() {
    assertThat(TimeToCompletion.of(List.of(), RULES).ratio().status())
        .isEqualTo(EvidenceStatus.NOT_MEASURED);
    Result aided =
        TimeToCompletion.of(
            twoGroups().stream().filter(t -> t.condition() == Condition.AIDED).toList(), RULES);
    assertThat(aided.ratio().status()).isEqualTo(EvidenceStatus.NOT_MEASURED);
    assertThat(aided.unaided().median()).isNull();
    assertThat(
            TimeToCompletion.of(
                    List.of(task("a", Condition.AIDED, 3), task("b", Condition.UNAIDED, 4)), RULES)
                .ratio()
                .status())
        .isEqualTo(EvidenceStatus.INSUFFICIENT_DATA);
  }
}
