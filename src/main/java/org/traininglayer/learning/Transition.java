package org.traininglayer.learning;

import java.util.List;

/**
 * What the rules decided.
 *
 * @param state the state from now on; the very same object when nothing changed
 * @param saved whether the answer was new, so that it is kept as a judgement
 * @param events in order, for publication
 */
record Transition(AttemptState state, boolean saved, List<LearningEvent> events) {

  Transition {
    events = List.copyOf(events);
  }

  static Transition nothing(AttemptState state) {
    return new Transition(state, false, List.of());
  }

  /** Whether there is anything to write. */
  boolean changes() {
    return saved || !events.isEmpty();
  }
}
