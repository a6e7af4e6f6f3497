package org.traininglayer.steps.prompt;

import java.util.List;
import org.traininglayer.steps.Answer;

/** What is said in a prompt step. */
public sealed interface PromptAnswer extends Answer {

  /** Puts blocks together; may change until the prompt is sent. */
  record Assemble(List<String> blocks) implements PromptAnswer {

    /** Copies the list. */
    public Assemble {
      blocks = List.copyOf(blocks);
    }
  }

  /** Sends the prompt: what the tool answers shows. This prompt counts. */
  record Send() implements PromptAnswer {}

  /** Tries another prompt, which does not count. */
  record Retry(List<String> blocks) implements PromptAnswer {

    /** Copies the list. */
    public Retry {
      blocks = List.copyOf(blocks);
    }
  }

  /** Writes a prompt; may change until the step is finished. */
  record Draft(String text) implements PromptAnswer {}
}
