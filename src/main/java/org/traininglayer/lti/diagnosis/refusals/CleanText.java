package org.traininglayer.lti.diagnosis.refusals;

import org.jspecify.annotations.Nullable;

/** Text from outside, made fit for a database, a log line and a page. */
public final class CleanText {

  private CleanText() {}

  /**
   * Without control characters, unpaired surrogates and space at the ends, cut to a length in
   * characters; null if nothing is left.
   */
  public static @Nullable String of(@Nullable String text, int maxLength) {
    if (text == null || isClean(text, maxLength)) {
      return text;
    }
    StringBuilder clean = new StringBuilder(Math.min(text.length(), maxLength));
    text.codePoints()
        .filter(c -> !isSurrogate(c))
        .map(c -> Character.isISOControl(c) || isLineEnd(c) ? ' ' : c)
        .limit(maxLength)
        .forEach(clean::appendCodePoint);
    String stripped = clean.toString().strip();
    return stripped.isEmpty() ? null : stripped;
  }

  /** Whether nothing has to be done, as with almost every text. */
  private static boolean isClean(String text, int maxLength) {
    int length = text.length();
    if (length == 0
        || length > maxLength
        || Character.isWhitespace(text.charAt(0))
        || Character.isWhitespace(text.charAt(length - 1))) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c) || Character.isISOControl(c) || isLineEnd(c)) {
        return false;
      }
    }
    return true;
  }

  /** Whether the text could not be stored as it is. */
  public static boolean isUnfit(String text) {
    return text.codePoints().anyMatch(c -> c == 0 || isSurrogate(c));
  }

  private static boolean isSurrogate(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }

  private static boolean isLineEnd(int codePoint) {
    return codePoint == 0x2028 || codePoint == 0x2029;
  }
}
