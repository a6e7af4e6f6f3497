package org.traininglayer.catalog.format;

/** How quickly people read and act, by the rule that {@code docs/module-format.md} gives. */
public final class Pace {

  /** Words a minute: read once. */
  public static final double READ = 200;

  /** Words a minute: checked against sources. */
  public static final double CHECKED = 100;

  /** Words a minute: searched for one place. */
  public static final double SEARCHED = 250;

  /** Minutes for a click. */
  public static final double CLICK = 0.05;

  private Pace() {}

  /** How many words a text has. */
  public static int words(String text) {
    return text.isBlank() ? 0 : text.strip().split("\\s+").length;
  }

  /** Minutes to read a text once. */
  public static double reading(String text) {
    return words(text) / READ;
  }
}
