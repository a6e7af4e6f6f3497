package org.traininglayer.steps;

/** A text that somebody wrote in their own words. */
public final class FreeText {

  /** More is not kept. */
  public static final int LONGEST = 4000;

  private FreeText() {}

  /** As it is kept: lines end the same everywhere, and what no database can hold is left out. */
  public static String of(String typed) {
    StringBuilder kept = new StringBuilder();
    typed
        .replace("\r\n", "\n")
        .replace('\r', '\n')
        .strip()
        .codePoints()
        .filter(c -> c != 0 && Character.getType(c) != Character.SURROGATE)
        .forEach(kept::appendCodePoint);
    return kept.toString();
  }

  /** Refuses what {@link #of} would not have left as it is, and what is too long. */
  public static void check(String text) {
    AnswerRefused.unless(of(text).equals(text), "The text has characters that cannot be kept.");
    AnswerRefused.unless(text.length() <= LONGEST, "A text has at most 4000 characters.");
  }
}
