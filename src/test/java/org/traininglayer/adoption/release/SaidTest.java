package org.traininglayer.adoption.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.traininglayer.adoption.cohort.CohortFigures;
import org.traininglayer.adoption.cohort.InventedCohort;
import org.traininglayer.adoption.disclosure.Figure;
import org.traininglayer.adoption.disclosure.Status;
import org.traininglayer.adoption.disclosure.StoredFigure;
import org.traininglayer.adoption.release.Release.Said;
import org.traininglayer.adoption.release.Release.State;
import org.traininglayer.adoption.statistics.Interval;
import org.traininglayer.adoption.statistics.Measurement;
import org.traininglayer.adoption.statistics.MeasuringRules;
import org.traininglayer.adoption.statistics.outcomes.Workflow;
import org.traininglayer.adoption.statistics.signals.Answer;
import org.traininglayer.adoption.statistics.signals.Signal;
import org.traininglayer.adoption.statistics.signals.WorkflowMismatch;

/** P2 on the page: by its numbers, and by gates that would be others; P4 by steps and by time. */
class SaidTest {

  private static final StoredFigure HIDDEN =
      new StoredFigure(
          null, null, null, null, null, Status.SUPPRESSED, Figure.Bound.NONE, 1, Instant.EPOCH);

  @Test
  void what_is_spread_rests_on_a_few_all_the_same_where_gates_would_be_others_without_them() {
    CohortFigures.Signals signals = signals(null);

    assertThat(said(signals, Map.of(), false))
        .isEqualTo(new Said(State.QUIET, Answer.PEER_PRACTICE, null));
    assertThat(said(signals, Map.of(), true))
        .isEqualTo(new Said(State.CLEAR, Answer.PEER_PRACTICE, "GATES"));
    assertThat(Releases.said(signals.demo(), signals, Map.of(), true).state())
        .as("the others do not ask")
        .isEqualTo(State.QUIET);
  }

  @Test
  void it_tells_no_more_than_its_figure() {
    assertThat(said(signals(null), Map.of("P2.top", HIDDEN), true).state()).isEqualTo(State.HIDDEN);
  }

  @Test
  void where_the_numbers_say_it_already_nothing_is_added() {
    assertThat(said(signals("P2"), Map.of(), true).detail()).isNull();
    assertThat(said(signals("P2"), Map.of(), true).state()).isEqualTo(State.CLEAR);
  }

  @Test
  void work_that_takes_longer_names_no_step_and_tells_no_more_than_the_time() {
    CohortFigures.Signals of = signals(null);
    Measurement longer =
        MeasuringRules.ofPages(Instant.EPOCH)
            .measured(1.3, new Interval(1.1, 1.5), 12, 12, true, 1);
    CohortFigures.Signals signals =
        new CohortFigures.Signals(
            of.demo(),
            of.users(),
            of.chill(),
            new WorkflowMismatch.Result(
                WorkflowMismatch.of(
                        List.of(),
                        new Workflow("v", List.of("s"), Set.of(), Set.of(), Workflow.WINDOW),
                        Set.of(),
                        longer,
                        MeasuringRules.ofPages(Instant.EPOCH))
                    .signal(),
                of.mismatch().all(),
                of.mismatch().competent(),
                of.mismatch().others(),
                "check",
                longer),
            of.workflow(),
            of.measured());
    Signal signal = signals.mismatch().signal();

    assertThat(Releases.said(signal, signals, Map.of(), false))
        .isEqualTo(new Said(State.CLEAR, Answer.WORKFLOW_REDESIGN, null));
    assertThat(Releases.said(signal, signals, Map.of("M2.time", HIDDEN), false).state())
        .isEqualTo(State.HIDDEN);
    assertThat(Releases.said(of.mismatch().signal(), of, Map.of("M2.time", HIDDEN), false))
        .as("a step is told of where no time is")
        .isEqualTo(new Said(State.QUIET, Answer.WORKFLOW_REDESIGN, of.mismatch().worst()));
  }

  private static CohortFigures.Signals signals(@Nullable String pattern) {
    return CohortFigures.of(InventedCohort.showing(pattern, 1)).signals();
  }

  private static Said said(
      CohortFigures.Signals signals, Map<String, StoredFigure> figures, boolean fewMakers) {
    return Releases.said(signals.users().signal(), signals, figures, fewMakers);
  }
}
