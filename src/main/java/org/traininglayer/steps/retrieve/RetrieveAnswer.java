package org.traininglayer.steps.retrieve;

import org.traininglayer.steps.Answer;

/** What is said when something is called back to mind. */
public sealed interface RetrieveAnswer extends Answer {

  /**
   * An answer to an item.
   *
   * @param item its id in the pool
   * @param answer of the item's type
   * @param said the kind of that answer
   */
  record Recall(String item, Answer answer, String said) implements RetrieveAnswer {

    /** An answer to an item. */
    public Recall(String item, Answer answer) {
      this(item, answer, answer.getClass().getSimpleName());
    }

    @Override
    public String place() {
      return item + "/" + answer.place();
    }
  }
}
