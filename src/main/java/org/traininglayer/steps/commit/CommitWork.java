package org.traininglayer.steps.commit;

import org.jspecify.annotations.Nullable;
import org.traininglayer.steps.StepWork;
import org.traininglayer.steps.commit.CommitAnswer.Choose;

/** What is kept of a commit. */
public record CommitWork(@Nullable Choose choice) implements StepWork {}
