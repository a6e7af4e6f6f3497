package org.traininglayer.steps.confidence;

import java.util.HashMap;
import java.util.Map;
import org.traininglayer.steps.StepWork;

/**
 * What is kept of a self-rating.
 *
 * @param ratings by item
 * @param lookedBack ratings of the time before the module, given after it, by item
 */
public record ConfidenceWork(Map<String, Integer> ratings, Map<String, Integer> lookedBack)
    implements StepWork {

  /** Copies the maps; what was kept before there was a looking back has none. */
  public ConfidenceWork {
    ratings = Map.copyOf(ratings);
    lookedBack = lookedBack == null ? Map.of() : Map.copyOf(lookedBack);
  }

  ConfidenceWork with(String item, int value) {
    return new ConfidenceWork(more(ratings, item, value), lookedBack);
  }

  ConfidenceWork lookingBack(String item, int value) {
    return new ConfidenceWork(ratings, more(lookedBack, item, value));
  }

  private static Map<String, Integer> more(Map<String, Integer> some, String item, int value) {
    Map<String, Integer> more = new HashMap<>(some);
    more.put(item, value);
    return more;
  }
}
