package org.traininglayer.adoption.statistics.signals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.traininglayer.adoption.statistics.records.SampleFacts.RULES;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.traininglayer.adoption.statistics.Interval;
import org.traininglayer.adoption.statistics.Measurement;
import org.traininglayer.adoption.statistics.outcomes.Run;
import org.traininglayer.adoption.statistics.outcomes.Workflow;
import org.traininglayer.adoption.statistics.signals.WorkflowMismatch.Result;

class WorkflowMismatchTest {

  private static final Workflow FIVE =
      new Workflow("w1", List.of("a", "b", "c", "d", "e"), Set.of(), Set.of(), Workflow.WINDOW);

  private static final Measurement NO_EXTRA = RULES.notMeasured(1);

  private static Run run(String person, int reached, boolean open) {
    return new Run(person, person + reached, reached, reached == 4, open, true, false, 0);
  }

  /** Runs by how many reach each step, shared out over twelve people. */
  private static List<Run> runs(String prefix, int... reaching) {
    List<Run> runs = new ArrayList<>();
    for (int i = 0; i < reaching[0]; i++) {
      int reached = 0;
      while (reached + 1 < reaching.length && i < reaching[reached + 1]) {
        reached++;
      }
      runs.add(run(prefix + i % 12, reached, false));
    }
    return runs;
  }

  private static Set<String> people(String prefix) {
    Set<String> people = new HashSet<>();
    for (int i = 0; i < 12; i++) {
      people.add(prefix + i);
    }
    return people;
  }

  @ParameterizedTest
  @CsvSource({"0, 60, 0.133333", "1, 52, 0.057692", "2, 49, 0.367347", "3, 31, 0.064516"})
  void the_known_funnel_has_the_known_drops(int at, long reached, double drop) {
    Funnel funnel = Funnel.of(runs("p", 60, 52, 49, 31, 29), FIVE, RULES);
    assertThat(funnel.steps().get(at).reached()).isEqualTo(reached);
    assertThat(funnel.steps().get(at).drop().estimate()).isCloseTo(drop, within(1e-5));
    assertThat(funnel.through().estimate()).isCloseTo(0.483333, within(1e-5));
    Funnel.Step worst = funnel.worst();
    assertThat(worst).isNotNull();
    if (worst != null) {
      assertThat(worst.id()).isEqualTo("c");
    }
    assertThat(funnel.step("z")).isNull();
  }

  @Test
  void open_runs_are_in_neither_number() {
    List<Run> runs = new ArrayList<>(runs("p", 60, 52, 49, 31, 29));
    runs.add(run("p1", 2, true));
    assertThat(Funnel.of(runs, FIVE, RULES))
        .isEqualTo(Funnel.of(runs("p", 60, 52, 49, 31, 29), FIVE, RULES));
  }

  @Test
  void a_step_that_loses_competent_people_is_a_fault_of_the_workflow() {
    List<Run> runs = new ArrayList<>(runs("able", 60, 58, 56, 30, 29));
    runs.addAll(runs("other", 60, 30, 29, 28, 27));
    Result result = WorkflowMismatch.of(runs, FIVE, people("able"), NO_EXTRA, RULES);
    assertThat(result.worst()).isEqualTo("c");
    assertThat(result.byTime()).isFalse();
    assertThat(result.signal().state()).isEqualTo(SignalState.CLEAR);
    assertThat(result.signal().answer()).isEqualTo(Answer.WORKFLOW_REDESIGN);
  }

  @Test
  void a_step_that_loses_the_others_alone_is_a_matter_of_skill() {
    List<Run> runs = new ArrayList<>(runs("able", 60, 58, 56, 54, 53));
    runs.addAll(runs("other", 60, 30, 29, 28, 27));
    Result result = WorkflowMismatch.of(runs, FIVE, people("able"), NO_EXTRA, RULES);
    assertThat(result.signal().state()).isEqualTo(SignalState.QUIET);
    assertThat(result.others().steps().getFirst().drop().estimate()).isCloseTo(0.5, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({"1.3, 1.1, 1.5, CLEAR", "1.3, 0.9, 1.7, WATCH", "0.8, 0.7, 0.9, QUIET"})
  void a_way_that_takes_longer_than_without_is_a_fault_too(
      double ratio, double lower, double upper, SignalState state) {
    Measurement extra = RULES.measured(ratio, new Interval(lower, upper), 12, 12, true, 1);
    Result result =
        WorkflowMismatch.of(runs("able", 60, 58, 56, 54, 53), FIVE, people("able"), extra, RULES);
    assertThat(result.signal().state()).isEqualTo(state);
    assertThat(result.byTime()).isEqualTo(state == SignalState.CLEAR);
  }

  @ParameterizedTest
  @CsvSource({
    "0.95, 0.7, 1.3, NO_DATA",
    "0.8, 0.7, 0.9, NO_DATA",
    "1.3, 0.9, 1.7, WATCH",
    "1.3, 1.1, 1.5, CLEAR"
  })
  void time_alone_does_not_say_that_no_step_loses_people(
      double ratio, double lower, double upper, SignalState state) {
    Measurement extra = RULES.measured(ratio, new Interval(lower, upper), 12, 12, true, 1);
    assertThat(WorkflowMismatch.of(List.of(), FIVE, Set.of(), extra, RULES).signal().state())
        .isEqualTo(state);
    List<Run> others = runs("other", 60, 58, 56, 54, 53);
    assertThat(WorkflowMismatch.of(others, FIVE, Set.of(), extra, RULES).signal().state())
        .isEqualTo(state);
  }

  @Test
  void no_run_says_nothing() {
    Result result = WorkflowMismatch.of(List.of(), FIVE, Set.of(), NO_EXTRA, RULES);
    assertThat(result.signal().state()).isEqualTo(SignalState.NO_DATA);
    assertThat(result.worst()).isNull();
  }
}
