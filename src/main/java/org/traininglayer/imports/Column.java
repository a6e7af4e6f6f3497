package org.traininglayer.imports;

/**
 * A column of a table that can be imported.
 *
 * @param name as in the header
 * @param required whether every line must say something here
 * @param example what stands there in the template
 */
public record Column(String name, Format format, boolean required, String example) {

  /** What may stand in its cells. */
  public enum Format {
    /** Somebody, by e-mail address, user id or sourcedId of the learning platform. */
    PERSON,
    TEXT,
    /** ISO 8601, {@code 2026-03-31}. */
    DAY,
    /** With a decimal point or a decimal comma. */
    NUMBER,
    YES_NO,
    CHOICE
  }

  /** A column that every line fills. */
  public static Column required(String name, Format format, String example) {
    return new Column(name, format, true, example);
  }

  /** A column that may be empty or missing. */
  public static Column optional(String name, Format format, String example) {
    return new Column(name, format, false, example);
  }
}
