package org.traininglayer.steps;

import org.jspecify.annotations.Nullable;

/**
 * What a learner says at one place of a step; each type has its own beside those that fit all. Kept
 * as JSON under its simple name.
 */
public interface Answer {

  /** What in the step it is about; null when about the step as a whole. */
  default @Nullable String item() {
    return null;
  }

  /**
   * What an answer takes the place of: a newer answer with the same place in the same step holds
   * instead of this one. Empty where it is about the step as a whole.
   */
  default String place() {
    String item = item();
    return item == null ? "" : item;
  }

  /** Opens a source; kept for the share of sources opened. */
  record OpenSource(String artefact) implements Answer {

    @Override
    public String item() {
      return artefact;
    }
  }

  /** Finishes the step: what has to be done in it is done. The next step opens. */
  record Finish() implements Answer {}
}
