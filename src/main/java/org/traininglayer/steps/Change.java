package org.traininglayer.steps;

import java.util.List;

/**
 * What an answer changes.
 *
 * @param work from now on; the very same object when nothing changed
 * @param responses what goes on record, in order
 */
public record Change<W extends StepWork>(W work, List<Response> responses) {

  /** Copies the list. */
  public Change {
    responses = List.copyOf(responses);
  }

  /** Kept, with nothing for the record yet; also for an answer that changes nothing. */
  public static <W extends StepWork> Change<W> to(W work, Response... responses) {
    return new Change<>(work, List.of(responses));
  }
}
