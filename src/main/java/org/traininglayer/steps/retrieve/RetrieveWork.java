package org.traininglayer.steps.retrieve;

import org.jspecify.annotations.Nullable;
import org.traininglayer.steps.Kept;
import org.traininglayer.steps.StepWork;

/**
 * What is kept of what was called back to mind.
 *
 * @param item the item that was asked; null before anything was said
 * @param kept of the answers to it
 */
public record RetrieveWork(@Nullable String item, @Nullable Kept kept) implements StepWork {}
