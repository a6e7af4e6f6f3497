package org.traininglayer.xapi;

import java.util.Arrays;
import java.util.regex.Pattern;

/** Texts with a form of their own in statements and in queries about them. */
public final class Formats {

  /** What may not stand in an IRI unescaped (RFC 3987, loosely). */
  private static final boolean[] NOT_IN_IRI = new boolean[128];

  static {
    Arrays.fill(NOT_IN_IRI, 0, ' ' + 1, true);
    NOT_IN_IRI[127] = true;
    for (char c : "<>\"{}|\\^`".toCharArray()) {
      NOT_IN_IRI[c] = true;
    }
  }

  private static final Pattern MAILBOX = Pattern.compile("mailto:[^\\s@?<>]+@[^\\s@?<>]+");

  private static final Pattern SHA1 = Pattern.compile("[0-9a-fA-F]{40}");

  private static final Pattern SHA2 =
      Pattern.compile("[0-9a-fA-F]{56}|[0-9a-fA-F]{64}|[0-9a-fA-F]{96}|[0-9a-fA-F]{128}");

  /** RFC 5646, 2.1. */
  private static final Pattern LANGUAGE =
      Pattern.compile(
          "(?:(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4}|[a-z]{5,8})"
              + "(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\\d{3}))?(?:-(?:[a-z0-9]{5,8}|\\d[a-z0-9]{3}))*"
              + "(?:-[0-9a-wy-z](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?"
              + "|x(?:-[a-z0-9]{1,8})+"
              + "|en-gb-oed|i-(?:ami|bnn|default|enochian|hak|klingon|lux|mingo|navajo|pwn|tao|tay|tsu)"
              + "|sgn-(?:be-fr|be-nl|ch-de)"
              + "|art-lojban|cel-gaulish|no-(?:bok|nyn)|zh-(?:guoyu|hakka|min|min-nan|xiang))",
          Pattern.CASE_INSENSITIVE);

  private static final String NUMBER = "\\d+";

  /** ISO 8601, 4.4.3.2; only the last number may have a fraction. */
  private static final Pattern DURATION =
      Pattern.compile(
          "P(?=[\\dT])(?:"
              + NUMBER
              + "(?:[.,]\\d+)?W|(?!.*[.,]\\d+[A-Z].+)(?:\\d+(?:[.,]\\d+)?Y)?(?:\\d+(?:[.,]\\d+)?M)?"
              + "(?:\\d+(?:[.,]\\d+)?D)?(?:T(?=\\d)(?:\\d+(?:[.,]\\d+)?H)?(?:\\d+(?:[.,]\\d+)?M)?"
              + "(?:\\d+(?:[.,]\\d+)?S)?)?)");

  private static final Pattern VERSION_1 = Pattern.compile("1\\.0(?:\\.\\d+)?");
  private static final Pattern VERSION_2 = Pattern.compile("2\\.0(?:\\.\\d+)?");

  private Formats() {}

  /** A UUID in its usual text form (RFC 4122), of any variant. */
  public static boolean isUuid(String text) {
    if (text.length() != 36) {
      return false;
    }
    for (int i = 0; i < 36; i++) {
      char c = text.charAt(i);
      boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
      if (dash ? c != '-' : !isHex(c)) {
        return false;
      }
    }
    return true;
  }

  /** An IRI with a scheme; nothing is said about whether it leads anywhere. */
  public static boolean isIri(String text) {
    int colon = text.indexOf(':');
    if (colon < 1 || colon == text.length() - 1 || !isLetter(text.charAt(0))) {
      return false;
    }
    for (int i = 1; i < colon; i++) {
      char c = text.charAt(i);
      if (!isLetter(c) && !isDigit(c) && c != '+' && c != '.' && c != '-') {
        return false;
      }
    }
    for (int i = colon + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 128 && NOT_IN_IRI[c]) {
        return false;
      }
    }
    return true;
  }

  /** A language tag of RFC 5646. */
  public static boolean isLanguageTag(String text) {
    return isPlainLanguage(text) || (text.length() <= 200 && LANGUAGE.matcher(text).matches());
  }

  /** {@code de} or {@code de-AT}, as nearly all are. */
  private static boolean isPlainLanguage(String text) {
    return (text.length() == 2 || (text.length() == 5 && text.charAt(2) == '-' && letters(text, 3)))
        && letters(text, 0);
  }

  private static boolean letters(String text, int at) {
    return isLetter(text.charAt(at)) && isLetter(text.charAt(at + 1));
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isHex(char c) {
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }

  /** A duration of ISO 8601. */
  public static boolean isDuration(String text) {
    return text.length() <= 100 && DURATION.matcher(text).matches();
  }

  /** {@code 1.0} or {@code 1.0.x}. */
  public static boolean isVersion1(String text) {
    return VERSION_1.matcher(text).matches();
  }

  /** {@code 2.0} or {@code 2.0.x}. */
  public static boolean isVersion2(String text) {
    return VERSION_2.matcher(text).matches();
  }

  static boolean isMailbox(String text) {
    return MAILBOX.matcher(text).matches();
  }

  static boolean isSha1(String text) {
    return SHA1.matcher(text).matches();
  }

  static boolean isSha2(String text) {
    return SHA2.matcher(text).matches();
  }
}
