package org.traininglayer.lrs.flat;

/**
 * A column of a table.
 *
 * @param meaning one sentence for whoever reads the table
 */
public record Column(String name, Type type, String meaning) {

  /** What a value is; every value may be missing. */
  public enum Type {
    /** {@link String}. */
    TEXT,
    /** {@link Double}. */
    NUMBER,
    /** {@link Long}. */
    WHOLE,
    /** {@link Boolean}. */
    TRUTH,
    /** {@link java.time.Instant}, in microseconds. */
    TIME
  }
}
