package org.traininglayer.learning;

import org.traininglayer.steps.AnswerRefused;

/** The person was erased while a page of theirs was still open: nothing more is kept of them. */
public final class LearnerErased extends AnswerRefused {

  private static final long serialVersionUID = 1L;

  /** Refuses. */
  public LearnerErased() {
    super("The person was erased.");
  }
}
