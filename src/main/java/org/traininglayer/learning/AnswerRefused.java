package org.traininglayer.learning;

/** An answer that does not fit its step. The message says which part and what would fit. */
public sealed class AnswerRefused extends RuntimeException permits LearnerErased, ModuleGone {

  private static final long serialVersionUID = 1L;

  /** Refuses with a sentence for the caller. */
  public AnswerRefused(String message) {
    super(message);
  }
}
