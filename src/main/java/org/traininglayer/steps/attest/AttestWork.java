package org.traininglayer.steps.attest;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.traininglayer.steps.StepWork;
import org.traininglayer.steps.attest.AttestAnswer.Acknowledge;

/**
 * What is kept of an acknowledgement.
 *
 * @param asked when somebody asked to sign by opening the activity once more; null when nobody did
 * @param openedBy the launch that signed; null where none had to
 */
public record AttestWork(
    @Nullable Acknowledge acknowledgement, @Nullable Instant asked, @Nullable UUID openedBy)
    implements StepWork {

  /** One for which nobody had to open anything. */
  public AttestWork(@Nullable Acknowledge acknowledgement) {
    this(acknowledgement, null, null);
  }
}
