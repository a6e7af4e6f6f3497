package org.traininglayer.steps.sort;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.traininglayer.steps.StepWork;
import org.traininglayer.steps.sort.SortAnswer.Place;
import org.traininglayer.steps.sort.SortStep.Bin;

/**
 * What is kept of sorting.
 *
 * @param placed by item
 */
public record SortWork(Map<String, Place> placed, boolean submitted) implements StepWork {

  /** Copies the map. */
  public SortWork {
    placed = Map.copyOf(placed);
  }

  SortWork with(Place place) {
    Map<String, Place> more = new HashMap<>(placed);
    more.put(place.item(), place);
    return new SortWork(more, submitted);
  }

  /** Controls that count: those of an item that is said to need some. */
  static List<String> controls(Place place) {
    return place.bin() == Bin.WITH_CONTROLS ? place.controls() : List.of();
  }

  /** How many items say where they belong and, where they need controls, which. */
  int judged() {
    return (int) placed.values().stream().filter(SortWork::complete).count();
  }

  static boolean complete(Place place) {
    return place.bin() != null && (place.bin() != Bin.WITH_CONTROLS || !place.controls().isEmpty());
  }
}
