package org.traininglayer.steps.attest;

import org.jspecify.annotations.Nullable;
import org.traininglayer.steps.StepWork;
import org.traininglayer.steps.attest.AttestAnswer.Acknowledge;

/** What is kept of an acknowledgement. */
public record AttestWork(@Nullable Acknowledge acknowledgement) implements StepWork {}
