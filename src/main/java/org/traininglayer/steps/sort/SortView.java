package org.traininglayer.steps.sort;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Markdown;
import org.traininglayer.catalog.Module;
import org.traininglayer.steps.OpaqueIds;
import org.traininglayer.steps.StepPage.Shown;
import org.traininglayer.steps.sort.SortAnswer.Place;
import org.traininglayer.steps.sort.SortStep.Bin;
import org.traininglayer.steps.sort.SortStep.Item;

/**
 * Sorting: each item with what can be said of it; once all are submitted, what came of it.
 *
 * @param bins words of the bins, from the least to the most restricted
 * @param controls words of the controls
 * @param feedback null until it may be told
 */
record SortView(
    List<Row> items,
    List<String> bins,
    List<String> controls,
    boolean submitted,
    @Nullable SortFeedback feedback) {

  /**
   * One item.
   *
   * @param bin where it was put; empty when nowhere yet
   * @param controls what was asked for
   */
  record Row(String place, int number, String html, String bin, List<String> controls) {}

  static SortView of(SortStep step, SortWork work, Module module, Shown shown) {
    OpaqueIds<Item> places = SortPage.items(step);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < places.things().size(); i++) {
      Item item = places.things().get(i);
      Place place = work.placed().get(item.id());
      Bin bin = place == null ? null : place.bin();
      rows.add(
          new Row(
              places.at(i),
              i + 1,
              Markdown.inline(item.text()),
              bin == null ? "" : bin.word(),
              place == null ? List.of() : place.controls()));
    }
    return new SortView(
        rows,
        List.of(Bin.values()).stream().map(Bin::word).toList(),
        step.controls(),
        work.submitted(),
        work.submitted() && shown.feedback() ? SortFeedback.of(step, work, module) : null);
  }
}
