package org.traininglayer.steps.confidence;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Markdown;
import org.traininglayer.steps.OpaqueIds;
import org.traininglayer.steps.Situation;
import org.traininglayer.steps.confidence.ConfidenceStep.Item;
import org.traininglayer.steps.confidence.ConfidenceStep.Moment;

/**
 * A self-rating: statements, each on a scale from 0 to 10.
 *
 * @param items with the value given here and, in a later rating, the one given before
 * @param twice whether some were rated before
 * @param looksBack whether it is asked as well where one was before
 * @param lookedBack whether that was said of some
 */
record ConfidenceView(
    List<Rated> items, List<Integer> scale, boolean twice, boolean looksBack, boolean lookedBack) {

  /**
   * A statement.
   *
   * @param back field of the rating of the time before, given now
   * @param then that rating
   */
  record Rated(
      String place,
      String back,
      String statement,
      @Nullable Integer value,
      @Nullable Integer before,
      @Nullable Integer then) {}

  static ConfidenceView of(ConfidenceStep step, ConfidenceWork work, Situation situation) {
    OpaqueIds<Item> places = ConfidencePage.items(step);
    OpaqueIds<Item> backs = ConfidencePage.lookedBack(step);
    List<Rated> items = new ArrayList<>();
    for (int i = 0; i < places.things().size(); i++) {
      Item item = places.things().get(i);
      items.add(
          new Rated(
              places.at(i),
              backs.at(i),
              Markdown.inline(item.statement()),
              work.ratings().get(item.id()),
              step.moment() == Moment.PRE ? null : ConfidencePage.before(step, item, situation),
              work.lookedBack().get(item.id())));
    }
    return new ConfidenceView(
        items,
        IntStream.rangeClosed(0, ConfidenceStep.HIGHEST).boxed().toList(),
        items.stream().anyMatch(item -> item.before() != null),
        step.looksBack(),
        items.stream().anyMatch(item -> item.then() != null));
  }
}
