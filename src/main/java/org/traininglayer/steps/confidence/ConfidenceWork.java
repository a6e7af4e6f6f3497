package org.traininglayer.steps.confidence;

import java.util.HashMap;
import java.util.Map;
import org.traininglayer.steps.StepWork;

/**
 * What is kept of a self-rating.
 *
 * @param ratings by item
 */
public record ConfidenceWork(Map<String, Integer> ratings) implements StepWork {

  /** Copies the map. */
  public ConfidenceWork {
    ratings = Map.copyOf(ratings);
  }

  ConfidenceWork with(String item, int value) {
    Map<String, Integer> more = new HashMap<>(ratings);
    more.put(item, value);
    return new ConfidenceWork(more);
  }
}
