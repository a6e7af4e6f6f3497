package org.traininglayer.steps.remedy;

import java.util.ArrayList;
import java.util.List;
import org.traininglayer.steps.Kept;
import org.traininglayer.steps.StepWork;

/**
 * What is kept of a remedy.
 *
 * @param turns the items that were answered, in order
 */
public record RemedyWork(List<Turn> turns) implements StepWork {

  /** Copies the list. */
  public RemedyWork {
    turns = turns == null ? List.of() : List.copyOf(turns);
  }

  /**
   * An item that was answered.
   *
   * @param item its id
   * @param kept of the answers to it
   */
  public record Turn(String item, Kept kept) {}

  RemedyWork and(Turn turn) {
    List<Turn> more = new ArrayList<>(turns);
    more.add(turn);
    return new RemedyWork(more);
  }
}
