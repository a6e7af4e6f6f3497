package org.traininglayer.steps.redesign;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Markdown;
import org.traininglayer.steps.OpaqueIds;
import org.traininglayer.steps.StepPage.Shown;
import org.traininglayer.steps.redesign.RedesignStep.Card;

/**
 * A workflow while it is redesigned; once it is submitted, what came of it.
 *
 * @param cards in the workflow, in their order
 * @param removed cards that were taken out
 * @param owners words of those who may own a card
 * @param feedback null until it may be told
 */
record RedesignView(
    List<Row> cards,
    List<Row> removed,
    List<String> owners,
    boolean submitted,
    @Nullable RedesignFeedback feedback) {

  /**
   * One card.
   *
   * @param number its place in the workflow, from 1; 0 when it was taken out
   * @param text its words without markup, for the names of its buttons
   * @param owner word of its owner; empty when it has none yet
   */
  record Row(String place, int number, String html, String text, String owner) {}

  static RedesignView of(RedesignStep step, RedesignWork work, Shown shown) {
    OpaqueIds<Card> places = RedesignPage.cards(step);
    return new RedesignView(
        rows(step, work, places, work.order(step), 1),
        rows(step, work, places, work.removed(step), 0),
        step.owners(),
        work.submitted(),
        work.submitted() && shown.feedback() ? RedesignFeedback.of(step, work) : null);
  }

  private static List<Row> rows(
      RedesignStep step, RedesignWork work, OpaqueIds<Card> places, List<String> ids, int first) {
    List<Row> rows = new ArrayList<>();
    for (String id : ids) {
      Card card = step.card(id).orElse(null);
      if (card != null) {
        rows.add(
            new Row(
                places.of(id),
                first == 0 ? 0 : rows.size() + first,
                Markdown.inline(card.text()),
                Markdown.text(card.text()),
                work.owners().getOrDefault(id, "")));
      }
    }
    return rows;
  }
}
