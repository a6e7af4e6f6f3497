package org.traininglayer.steps.attest;

import org.jspecify.annotations.Nullable;
import org.traininglayer.steps.Answer;

/** What is said to an acknowledgement. */
public sealed interface AttestAnswer extends Answer {

  /** Acknowledges, or declines with a comment. */
  record Acknowledge(boolean accepted, @Nullable String comment) implements AttestAnswer {}
}
