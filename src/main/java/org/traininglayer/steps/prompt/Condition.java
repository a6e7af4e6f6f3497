package org.traininglayer.steps.prompt;

import java.util.Set;

/**
 * When a recorded output is shown: {@code has(x)}, {@code all}, {@code not}, {@code and}, {@code
 * or}.
 */
public sealed interface Condition {

  /**
   * Whether it holds.
   *
   * @param chosen ids of the blocks in the prompt
   * @param complete whether the prompt has all that is required and nothing that is forbidden
   */
  boolean holds(Set<String> chosen, boolean complete);

  /** A block is in the prompt. */
  record Has(String block) implements Condition {
    @Override
    public boolean holds(Set<String> chosen, boolean complete) {
      return chosen.contains(block);
    }
  }

  /** The prompt is complete. */
  record All() implements Condition {
    @Override
    public boolean holds(Set<String> chosen, boolean complete) {
      return complete;
    }
  }

  /** The reverse. */
  record Not(Condition condition) implements Condition {
    @Override
    public boolean holds(Set<String> chosen, boolean complete) {
      return !condition.holds(chosen, complete);
    }
  }

  /** Both. */
  record And(Condition left, Condition right) implements Condition {
    @Override
    public boolean holds(Set<String> chosen, boolean complete) {
      return left.holds(chosen, complete) && right.holds(chosen, complete);
    }
  }

  /** One of them, or both. */
  record Or(Condition left, Condition right) implements Condition {
    @Override
    public boolean holds(Set<String> chosen, boolean complete) {
      return left.holds(chosen, complete) || right.holds(chosen, complete);
    }
  }
}
