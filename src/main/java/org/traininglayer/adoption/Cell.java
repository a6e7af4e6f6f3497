package org.traininglayer.adoption;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * Counters that form a group: they add in any order, {@link #ZERO} changes nothing, and what was
 * added can be taken out again to the last unit.
 */
@SuppressWarnings("EnumOrdinal") // the place in an array that never leaves memory
final class Cell {

  static final Cell ZERO = new Cell(new long[Counter.values().length]);

  private final long[] values;

  private Cell(long[] values) {
    this.values = values;
  }

  /** One of each. */
  static Cell one(Counter... counters) {
    long[] values = new long[Counter.values().length];
    for (Counter counter : counters) {
      values[counter.ordinal()]++;
    }
    return new Cell(values);
  }

  /** These values; counters not named are zero. */
  static Cell of(Map<Counter, Long> counted) {
    long[] values = new long[Counter.values().length];
    counted.forEach((counter, value) -> values[counter.ordinal()] = value);
    return new Cell(values);
  }

  long get(Counter counter) {
    return values[counter.ordinal()];
  }

  Cell plus(Cell other) {
    long[] sum = values.clone();
    Arrays.setAll(sum, i -> Math.addExact(sum[i], other.values[i]));
    return new Cell(sum);
  }

  Cell negated() {
    return new Cell(Arrays.stream(values).map(Math::negateExact).toArray());
  }

  boolean isZero() {
    return equals(ZERO);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Cell cell && Arrays.equals(values, cell.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    EnumMap<Counter, Long> set = new EnumMap<>(Counter.class);
    for (Counter counter : Counter.values()) {
      if (get(counter) != 0) {
        set.put(counter, get(counter));
      }
    }
    return set.toString();
  }
}
