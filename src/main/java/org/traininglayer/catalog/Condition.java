package org.traininglayer.catalog;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When a step is on the way, by what was chosen before: {@code state.escalated == true}. Always has
 * an answer: a name that nothing has set is equal to nothing, neither less nor more than anything,
 * and not true.
 */
public sealed interface Condition {

  /** Whether it holds in this state. */
  boolean holds(Map<String, StateValue> state);

  /** The names that it reads. */
  Set<String> reads();

  /** Both. */
  record And(Condition left, Condition right) implements Condition {

    @Override
    public boolean holds(Map<String, StateValue> state) {
      return left.holds(state) && right.holds(state);
    }

    @Override
    public Set<String> reads() {
      return both(left.reads(), right.reads());
    }
  }

  /** At least one. */
  record Or(Condition left, Condition right) implements Condition {

    @Override
    public boolean holds(Map<String, StateValue> state) {
      return left.holds(state) || right.holds(state);
    }

    @Override
    public Set<String> reads() {
      return both(left.reads(), right.reads());
    }
  }

  /** The contrary. */
  record Not(Condition of) implements Condition {

    @Override
    public boolean holds(Map<String, StateValue> state) {
      return !of.holds(state);
    }

    @Override
    public Set<String> reads() {
      return of.reads();
    }
  }

  /** A value that is true. */
  record IsTrue(Operand of) implements Condition {

    @Override
    public boolean holds(Map<String, StateValue> state) {
      return of.value(state) instanceof StateValue.Flag flag && flag.set();
    }

    @Override
    public Set<String> reads() {
      return of.reads();
    }
  }

  /** Two values side by side. Only numbers are less or more than each other. */
  record Compares(Operand left, Comparison by, Operand right) implements Condition {

    @Override
    public boolean holds(Map<String, StateValue> state) {
      StateValue here = left.value(state);
      StateValue there = right.value(state);
      return switch (by) {
        case EQUAL -> here != null && here.equals(there);
        case UNEQUAL -> !Objects.equals(here, there);
        default ->
            here instanceof StateValue.Decimal one
                && there instanceof StateValue.Decimal other
                && by.holds(one.number().compareTo(other.number()));
      };
    }

    @Override
    public Set<String> reads() {
      return both(left.reads(), right.reads());
    }
  }

  /** How two values are compared. */
  enum Comparison {
    EQUAL,
    UNEQUAL,
    LESS,
    AT_MOST,
    MORE,
    AT_LEAST;

    private boolean holds(int order) {
      return switch (this) {
        case EQUAL -> order == 0;
        case UNEQUAL -> order != 0;
        case LESS -> order < 0;
        case AT_MOST -> order <= 0;
        case MORE -> order > 0;
        case AT_LEAST -> order >= 0;
      };
    }
  }

  /** A name or a value. Exactly one of the two is set. */
  record Operand(@Nullable String name, @Nullable StateValue literal) {

    @Nullable StateValue value(Map<String, StateValue> state) {
      return name == null ? literal : state.get(name);
    }

    Set<String> reads() {
      return name == null ? Set.of() : Set.of(name);
    }
  }

  private static Set<String> both(Set<String> left, Set<String> right) {
    return Stream.concat(left.stream(), right.stream()).collect(Collectors.toUnmodifiableSet());
  }
}
