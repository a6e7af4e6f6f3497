package org.traininglayer.sample;

import java.time.Instant;
import java.util.List;
import org.traininglayer.learning.Answer;

/**
 * All that a person does in the half year, with the times. Saying any part of it again changes
 * nothing, so it can be taken up anywhere.
 *
 * @param runs the attempts in order; all but the last end with the module completed
 */
record Script(List<Run> runs) {

  /** One attempt. */
  record Run(Instant begins, List<Line> lines) {}

  /** Something done at a time. */
  sealed interface Line {

    Instant at();

    /** An answer in a step. */
    record Says(Instant at, String step, Answer answer) implements Line {}

    /** Comes back after a break. */
    record Returns(Instant at) implements Line {}
  }
}
