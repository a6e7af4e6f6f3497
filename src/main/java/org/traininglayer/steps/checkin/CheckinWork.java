package org.traininglayer.steps.checkin;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.traininglayer.steps.StepWork;

/**
 * What is kept of a check-in.
 *
 * @param replies by item
 */
public record CheckinWork(Map<String, List<String>> replies) implements StepWork {

  /** Copies the map. */
  public CheckinWork {
    replies = Map.copyOf(replies);
  }

  CheckinWork with(String item, List<String> values) {
    Map<String, List<String>> more = new HashMap<>(replies);
    more.put(item, values);
    return new CheckinWork(more);
  }

  /** What was said to an item; empty when nothing was. */
  List<String> to(String item) {
    return replies.getOrDefault(item, List.of());
  }
}
