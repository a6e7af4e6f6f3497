package org.traininglayer.learning;

import org.traininglayer.steps.AnswerRefused;

/** The module, or the version of it that this person is in, is not in the catalogue any more. */
public final class ModuleGone extends AnswerRefused {

  private static final long serialVersionUID = 1L;

  /** Refuses with a sentence for the caller. */
  public ModuleGone(String message) {
    super(message);
  }
}
