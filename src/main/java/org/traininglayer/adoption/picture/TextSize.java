package org.traininglayer.adoption.picture;

/**
 * How wide a text is, in pixels, without a browser: the widths of a wide sans serif, so that other
 * fonts need less.
 */
final class TextSize {

  /** Of names and values. */
  static final double NAME = 13;

  /** Of axes and remarks. */
  static final double SMALL = 12;

  private static final int WIDE_SCRIPTS = 0x2E80;

  private TextSize() {}

  static double width(String text, double size) {
    return text.codePoints().mapToDouble(TextSize::share).sum() * size;
  }

  /** The text, or as much of its beginning as fits, with an ellipsis. */
  static String shortened(String text, double most, double size) {
    if (width(text, size) <= most) {
      return text;
    }
    int[] points = text.codePoints().toArray();
    for (int kept = points.length - 1; kept > 0; kept--) {
      String cut = new String(points, 0, kept).stripTrailing() + "…";
      if (width(cut, size) <= most) {
        return cut;
      }
    }
    return "";
  }

  /** Of the size of the type, somewhat more than a semi-bold needs. */
  private static double share(int point) {
    if (point >= WIDE_SCRIPTS) {
      return 1.05;
    }
    return switch (point) {
      case 'i', 'j', 'l', 'I', '.', ',', ':', ';', '|', '!', '\'', ' ', '\u00a0' -> 0.4;
      case 'f', 't', 'r', '(', ')', '-', '/', '\u2013' -> 0.5;
      case 'm', 'w', 'M', 'W', '%', '@', '\u2026', '\u2192', '\u2190' -> 1.08;
      default ->
          Character.isUpperCase(point) || Character.isDigit(point)
              ? Character.isDigit(point) ? 0.7 : 0.82
              : 0.69;
    };
  }
}
