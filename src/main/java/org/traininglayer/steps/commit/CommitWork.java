package org.traininglayer.steps.commit;

import org.jspecify.annotations.Nullable;
import org.traininglayer.steps.StepWork;
import org.traininglayer.steps.commit.CommitAnswer.Choose;
import org.traininglayer.steps.commit.CommitAnswer.Select;

/**
 * What is kept of a commit.
 *
 * @param choice the option chosen; null before, and where rows are selected
 * @param selection the rows selected; null before, and where an option is chosen
 */
public record CommitWork(@Nullable Choose choice, @Nullable Select selection) implements StepWork {

  /** Whether the view was given. */
  boolean saved() {
    return choice != null || selection != null;
  }
}
