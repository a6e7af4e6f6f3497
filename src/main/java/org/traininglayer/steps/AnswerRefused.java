package org.traininglayer.steps;

/** An answer that does not fit where the learner is. The message says so in plain words. */
public class AnswerRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With what is wrong; never with what was sent. */
  public AnswerRefused(String message) {
    super(message);
  }

  /** Refuses what does not hold. */
  public static void unless(boolean holds, String otherwise) {
    if (!holds) {
      throw new AnswerRefused(otherwise);
    }
  }
}
