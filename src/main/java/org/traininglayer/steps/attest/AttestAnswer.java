package org.traininglayer.steps.attest;

import org.jspecify.annotations.Nullable;
import org.traininglayer.steps.Answer;
import org.traininglayer.steps.FreshLaunch;

/** What is said to an acknowledgement. */
public sealed interface AttestAnswer extends Answer {

  /** Acknowledges, or declines with a comment. */
  record Acknowledge(boolean accepted, @Nullable String comment) implements AttestAnswer {}

  /** Asks to sign by opening the activity once more. */
  record Ask() implements AttestAnswer {}

  /** Does not want to sign after all; nothing is on record. */
  record Withdraw() implements AttestAnswer {}

  /**
   * The activity was opened once more.
   *
   * @param electronic whether it is an electronic signature here
   */
  record Sign(FreshLaunch.Opened opened, boolean electronic) implements AttestAnswer {}
}
