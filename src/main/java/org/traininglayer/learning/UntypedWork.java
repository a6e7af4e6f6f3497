package org.traininglayer.learning;

import org.traininglayer.steps.StepWork;
import tools.jackson.databind.JsonNode;

/**
 * The work in a step whose type is not known yet.
 *
 * @param step the whole step, as it was kept
 */
record UntypedWork(JsonNode step) implements StepWork {}
