package org.traininglayer.steps.worked;

import org.traininglayer.steps.Answer;

/** What is said beside a worked example. */
public sealed interface WorkedAnswer extends Answer {

  /**
   * What the learner thinks at a place.
   *
   * @param note its number, from 1
   */
  record WriteNote(int note, String text) implements WorkedAnswer {

    @Override
    public String item() {
      return Integer.toString(note);
    }
  }

  /** The own notes are written; the expert's show. */
  record CompareNotes() implements WorkedAnswer {}
}
