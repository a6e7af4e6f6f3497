package org.traininglayer.steps.decision;

import org.jspecify.annotations.Nullable;
import org.traininglayer.steps.StepWork;
import org.traininglayer.steps.decision.DecisionAnswer.Choose;
import org.traininglayer.steps.decision.DecisionAnswer.GiveReason;

/**
 * What is kept of a decision.
 *
 * @param choiceMillis active time when the choice was made
 */
public record DecisionWork(@Nullable Choose choice, @Nullable GiveReason reason, long choiceMillis)
    implements StepWork {}
