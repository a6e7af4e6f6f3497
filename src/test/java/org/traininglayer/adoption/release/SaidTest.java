package org.traininglayer.adoption.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.traininglayer.adoption.cohort.CohortFigures;
import org.traininglayer.adoption.cohort.InventedCohort;
import org.traininglayer.adoption.disclosure.Figure;
import org.traininglayer.adoption.disclosure.Status;
import org.traininglayer.adoption.disclosure.StoredFigure;
import org.traininglayer.adoption.release.Release.Said;
import org.traininglayer.adoption.release.Release.State;
import org.traininglayer.adoption.statistics.signals.Answer;

/** P2 on the page: by its numbers, and by gates that would be others. */
class SaidTest {

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
    StoredFigure hidden =
        new StoredFigure(
            null, null, null, null, null, Status.SUPPRESSED, Figure.Bound.NONE, 1, Instant.EPOCH);
    assertThat(said(signals(null), Map.of("P2.top", hidden), true).state()).isEqualTo(State.HIDDEN);
  }

  @Test
  void where_the_numbers_say_it_already_nothing_is_added() {
    assertThat(said(signals("P2"), Map.of(), true).detail()).isNull();
    assertThat(said(signals("P2"), Map.of(), true).state()).isEqualTo(State.CLEAR);
  }

  private static CohortFigures.Signals signals(@Nullable String pattern) {
    return CohortFigures.of(InventedCohort.showing(pattern, 1)).signals();
  }

  private static Said said(
      CohortFigures.Signals signals, Map<String, StoredFigure> figures, boolean fewMakers) {
    return Releases.said(signals.users().signal(), signals, figures, fewMakers);
  }
}
