package org.traininglayer.steps.redesign;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.traininglayer.steps.Answer;

/** What is said while a workflow is redesigned. */
public sealed interface RedesignAnswer extends Answer {

  /** Puts cards into this order; a card that is not among them is taken out. */
  record Arrange(List<String> order) implements RedesignAnswer {

    /** Copies the list. */
    public Arrange {
      order = List.copyOf(order);
    }
  }

  /** Gives a card its owner; null takes the owner away. */
  record Assign(String card, @Nullable String owner) implements RedesignAnswer {

    @Override
    public String item() {
      return card;
    }
  }

  /** The workflow is as it should be; feedback shows. */
  record SubmitRedesign() implements RedesignAnswer {}
}
