package org.traininglayer.adoption.statistics.signals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.traininglayer.adoption.statistics.records.SampleFacts.RULES;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.traininglayer.adoption.statistics.signals.MeasurementVoid.Cell;
import org.traininglayer.adoption.statistics.signals.MeasurementVoid.Part;
import org.traininglayer.adoption.statistics.signals.MeasurementVoid.Result;

class MeasurementVoidTest {

  private static Cell cell(String metric, boolean baseline, boolean fresh) {
    return new Cell("c1", metric, true, baseline, true, fresh, true);
  }

  private static List<Cell> cells(int complete, int stale) {
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < complete; i++) {
      cells.add(cell("M4", true, true));
    }
    for (int i = 0; i < stale; i++) {
      cells.add(cell("M5", true, false));
    }
    return cells;
  }

  @Test
  void coverage_is_the_share_of_cells_that_lack_nothing_and_told_by_its_parts() {
    Result result = MeasurementVoid.of(cells(8, 2), true, RULES);
    assertThat(result.coverage().estimate()).isCloseTo(0.8, within(1e-9));
    assertThat(result.parts()).containsEntry(Part.FRESH, 0.8).containsEntry(Part.BASELINE, 1.0);
    assertThat(result.signal().state()).isEqualTo(SignalState.QUIET);
    assertThat(result.missing()).hasSize(2);
  }

  @Test
  void too_little_coverage_a_missing_baseline_or_no_owner_fires() {
    assertThat(MeasurementVoid.of(cells(7, 2), true, RULES).signal().fires()).isTrue();
    assertThat(MeasurementVoid.of(cells(9, 0), false, RULES).signal().fires()).isTrue();
    List<Cell> without = new ArrayList<>(cells(9, 0));
    without.add(cell("M1", false, true));
    Result result = MeasurementVoid.of(without, true, RULES);
    assertThat(result.signal().fires()).isTrue();
    assertThat(result.missingBaselines()).containsExactly("c1/M1");
    without.set(9, cell("M4", false, true));
    assertThat(MeasurementVoid.of(without, true, RULES).signal().fires()).isFalse();
  }

  @Test
  void nothing_required_is_not_full_coverage() {
    assertThat(MeasurementVoid.of(List.of(), true, RULES).signal().state())
        .isEqualTo(SignalState.NO_DATA);
  }
}
