package org.traininglayer.steps.prompt;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.traininglayer.steps.StepWork;

/**
 * What is kept of a prompt.
 *
 * @param blocks ids of the blocks that are put together
 * @param sent whether they were sent, so that they count
 * @param retried ids of the blocks of the last prompt after that; null when there is none
 * @param text what was written freely; null before
 */
public record PromptWork(
    List<String> blocks, boolean sent, @Nullable List<String> retried, @Nullable String text)
    implements StepWork {

  /** Copies the lists. */
  public PromptWork {
    blocks = List.copyOf(blocks);
    retried = retried == null ? null : List.copyOf(retried);
  }
}
