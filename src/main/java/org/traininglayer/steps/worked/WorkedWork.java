package org.traininglayer.steps.worked;

import java.util.HashMap;
import java.util.Map;
import org.traininglayer.steps.StepWork;

/**
 * What is kept of a worked example.
 *
 * @param texts own notes, by their number from 1
 * @param compared whether the expert's notes have been shown
 */
public record WorkedWork(Map<String, String> texts, boolean compared) implements StepWork {

  /** Copies the map. */
  public WorkedWork {
    texts = Map.copyOf(texts);
  }

  /** The own note at this place; empty when there is none. */
  String text(int note) {
    return texts.getOrDefault(Integer.toString(note), "");
  }

  WorkedWork with(int note, String text) {
    Map<String, String> more = new HashMap<>(texts);
    more.put(Integer.toString(note), text);
    return new WorkedWork(more, compared);
  }

  boolean complete(WorkedStep step) {
    for (int i = 0; i < step.notes().size(); i++) {
      if (step.faded(i) && text(i + 1).isBlank()) {
        return false;
      }
    }
    return true;
  }
}
