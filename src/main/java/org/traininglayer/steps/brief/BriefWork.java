package org.traininglayer.steps.brief;

import org.traininglayer.steps.StepWork;

/** Nothing is kept of reading. */
public record BriefWork() implements StepWork {}
