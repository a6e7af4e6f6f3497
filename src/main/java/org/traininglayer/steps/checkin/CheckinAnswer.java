package org.traininglayer.steps.checkin;

import java.util.List;
import org.traininglayer.steps.Answer;

/** What is said in a check-in. */
public sealed interface CheckinAnswer extends Answer {

  /**
   * Answers one item.
   *
   * @param values codes of what was chosen; a number; or a text, by the kind of the item
   */
  record Reply(String item, List<String> values) implements CheckinAnswer {

    /** Copies the list. */
    public Reply {
      values = List.copyOf(values);
    }
  }
}
