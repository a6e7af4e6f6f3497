package org.traininglayer.kernel;

/** Text in tables that people open in a spreadsheet: never taken for something to compute. */
public final class SpreadsheetText {

  private static final String FORMULA = "=+-@\t\r";

  private SpreadsheetText() {}

  /** The text; with an apostrophe in front where it begins as a formula does. */
  public static String of(String text) {
    return isFormula(text) ? "'" + text : text;
  }

  /** Whether a spreadsheet would compute it. */
  public static boolean isFormula(String text) {
    return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
  }
}
