package org.traininglayer.player;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Markdown;
import org.traininglayer.catalog.Step;

/** A self-rating: statements, each on a scale from 0 to 10. */
record ConfidenceView(List<Item> items, List<Integer> scale, int open) {

  record Item(String place, String statement, @Nullable Integer value) {}

  static ConfidenceView of(Step.Confidence step, Map<String, Integer> ratings) {
    OpaqueIds<Step.Confidence.Item> places = OpaqueIds.items(step);
    List<Item> items = new ArrayList<>();
    int open = 0;
    for (int i = 0; i < places.things().size(); i++) {
      Step.Confidence.Item item = places.things().get(i);
      Integer value = ratings.get(item.id());
      open += value == null ? 1 : 0;
      items.add(new Item(places.at(i), Markdown.inline(item.statement()), value));
    }
    return new ConfidenceView(items, IntStream.rangeClosed(0, 10).boxed().toList(), open);
  }
}
