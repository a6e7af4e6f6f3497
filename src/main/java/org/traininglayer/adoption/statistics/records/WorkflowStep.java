package org.traininglayer.adoption.statistics.records;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One entry to one step of one run of a workflow.
 *
 * @param left null while the run stands there
 * @param aiStep whether the AI of this step was used
 */
public record WorkflowStep(
    String person,
    String workflowVersion,
    String run,
    String step,
    Instant entered,
    @Nullable Instant left,
    Outcome outcome,
    AiStep aiStep) {

  /** What came of the step. */
  public enum Outcome {
    DONE,
    SKIPPED,
    SENT_BACK,
    OPEN
  }

  /** Whether its AI was used. */
  public enum AiStep {
    USED,
    BYPASSED,
    NONE
  }

  /** When something last happened there. */
  public Instant lastEvent() {
    return left == null ? entered : left;
  }
}
