package org.traininglayer.adoption.statistics.outcomes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.traininglayer.adoption.statistics.records.SampleFacts.NOW;
import static org.traininglayer.adoption.statistics.records.SampleFacts.RULES;
import static org.traininglayer.adoption.statistics.records.SampleFacts.entry;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.traininglayer.adoption.statistics.EvidenceStatus;
import org.traininglayer.adoption.statistics.outcomes.WorkflowCompletion.Result;
import org.traininglayer.adoption.statistics.records.WorkflowStep;
import org.traininglayer.adoption.statistics.records.WorkflowStep.AiStep;
import org.traininglayer.adoption.statistics.records.WorkflowStep.Outcome;

class WorkflowCompletionTest {

  static final Workflow WORKFLOW =
      new Workflow(
          "w1",
          List.of("draft", "check", "sign"),
          Set.of("check"),
          Set.of("draft"),
          Workflow.WINDOW);
  private static final Instant LONG_AGO = NOW.minus(Duration.ofDays(60));

  private static List<WorkflowStep> run(String person, String id, Outcome check, int steps) {
    List<WorkflowStep> entries = new ArrayList<>();
    for (int i = 0; i < steps; i++) {
      String step = WORKFLOW.steps().get(i);
      entries.add(
          entry(
              person,
              id,
              step,
              LONG_AGO.plusSeconds(600L * i),
              step.equals("check") ? check : Outcome.DONE));
    }
    return entries;
  }

  private static Result of(List<WorkflowStep> entries) {
    return WorkflowCompletion.of(Run.of(entries, WORKFLOW, NOW), RULES);
  }

  @Test
  void a_run_is_complete_at_its_end_with_every_check_done() {
    List<WorkflowStep> entries = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      String person = "p" + i;
      entries.addAll(run(person, person + "-1", Outcome.DONE, 3));
      entries.addAll(run(person, person + "-2", Outcome.DONE, 3));
      entries.addAll(run(person, person + "-3", i == 0 ? Outcome.SKIPPED : Outcome.DONE, 3));
      entries.addAll(run(person, person + "-4", Outcome.DONE, 1));
    }
    Result result = of(entries);
    assertThat(result.completed().ok()).isTrue();
    assertThat(result.completed().estimate()).isCloseTo(17 / 24.0, within(1e-9));
    assertThat(result.checkBypass().estimate()).isCloseTo(1 / 18.0, within(1e-9));
    assertThat(result.checkBypass().level()).isCloseTo(0.90, within(1e-9));
    assertThat(result.checkBypassInterval().estimate()).isCloseTo(1 / 18.0, within(1e-9));
    assertThat(result.checkBypassInterval().level()).isEqualTo(0.95);
    assertThat(result.aiBypass().estimate()).isEqualTo(0);
    assertThat(result.open()).isEqualTo(0);
    assertThat(result.loopsPerRun()).isEqualTo(0);
  }

  @Test
  void a_run_that_may_still_go_on_is_neither_success_nor_failure() {
    List<WorkflowStep> entries = new ArrayList<>(run("ann", "1", Outcome.DONE, 3));
    Instant yesterday = NOW.minus(Duration.ofDays(1));
    entries.add(entry("ann", "2", "draft", yesterday, Outcome.DONE));
    entries.add(
        entry("ann", "3", "draft", NOW.minus(Workflow.WINDOW).minusSeconds(120), Outcome.DONE));
    Result result = of(entries);
    assertThat(result.open()).isEqualTo(1);
    assertThat(result.completed().nUnits()).isEqualTo(2);
    assertThat(result.completed().estimate()).isEqualTo(0.5);
  }

  @Test
  void an_ai_step_passed_over_and_a_loop_are_told() {
    List<WorkflowStep> entries = new ArrayList<>(run("ann", "1", Outcome.SENT_BACK, 2));
    entries.add(
        new WorkflowStep(
            "ann",
            "w1",
            "1",
            "draft",
            LONG_AGO.plusSeconds(3000),
            null,
            Outcome.DONE,
            AiStep.USED));
    entries.add(entry("ann", "1", "check", LONG_AGO.plusSeconds(4000), Outcome.DONE));
    entries.add(entry("ann", "1", "sign", LONG_AGO.plusSeconds(5000), Outcome.DONE));
    entries.add(
        new WorkflowStep("ann", "w1", "2", "draft", LONG_AGO, null, Outcome.DONE, AiStep.BYPASSED));
    entries.add(entry("ann", "2", "sign", LONG_AGO.plusSeconds(60), Outcome.DONE));
    List<Run> runs = Run.of(entries, WORKFLOW, NOW);
    assertThat(runs).hasSize(2);
    assertThat(runs.getFirst().loops()).isEqualTo(2);
    assertThat(runs.getFirst().checked()).isTrue();
    assertThat(runs.getLast().aiBypassed()).isTrue();
    assertThat(runs.getLast().checked()).isFalse();
  }

  @Test
  void late_entries_in_any_order_give_the_same_runs() {
    Random random = new Random(8);
    List<WorkflowStep> entries = new ArrayList<>(run("ann", "1", Outcome.DONE, 3));
    entries.addAll(run("bea", "2", Outcome.SKIPPED, 2));
    List<Run> runs = Run.of(entries, WORKFLOW, NOW);
    for (int i = 0; i < 20; i++) {
      Collections.shuffle(entries, random);
      assertThat(Run.of(entries, WORKFLOW, NOW)).isEqualTo(runs);
    }
  }

  @Test
  void no_run_is_not_measured_and_other_versions_do_not_count() {
    assertThat(of(List.of()).completed().status()).isEqualTo(EvidenceStatus.NOT_MEASURED);
    WorkflowStep other =
        new WorkflowStep("ann", "w2", "1", "draft", LONG_AGO, null, Outcome.DONE, AiStep.USED);
    assertThat(Run.of(List.of(other), WORKFLOW, NOW)).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Workflow("w", List.of("a"), Set.of("b"), Set.of(), Workflow.WINDOW));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new Workflow("w", List.of("a", "a"), Set.of(), Set.of(), Workflow.WINDOW));
  }
}
