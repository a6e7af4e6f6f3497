package org.traininglayer.steps.remedy;

import org.traininglayer.steps.Answer;

/** What is said in a remedy. */
public sealed interface RemedyAnswer extends Answer {

  /**
   * An answer to an item.
   *
   * @param item its id
   * @param answer of the item's type
   * @param said the kind of that answer
   */
  record Again(String item, Answer answer, String said) implements RemedyAnswer {

    /** An answer to an item. */
    public Again(String item, Answer answer) {
      this(item, answer, answer.getClass().getSimpleName());
    }

    @Override
    public String place() {
      return item + "/" + answer.place();
    }
  }
}
