package org.traininglayer.steps;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What in a text looks as if it named somebody. Simple rules: they overlook much, and they hit what
 * is harmless, so they only ever warn.
 */
public final class Identifiers {

  /** What it looks like. */
  public enum Kind {
    /** An address with an at sign. */
    EMAIL("[\\w.+-]+@[\\w-]+(\\.[\\w-]+)+"),

    /** A day of 1900 to 2019, or a number behind a word for birth. */
    BIRTH(
        "(?i)\\b(date of birth|dob|born(?: on)?)\\b[^.\\n\\d]{0,15}\\d[\\w./-]*"
            + "|\\b\\d{1,2}([./-])\\d{1,2}\\2(?:19\\d\\d|20[01]\\d)\\b"
            + "|\\b(?:19\\d\\d|20[01]\\d)-\\d{2}-\\d{2}\\b"
            + "|\\b\\d{1,2}[ -]?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}[ -]?"
            + "(?:19\\d\\d|20[01]\\d)\\b"),

    /** A number behind a word for a participant, or two groups of digits as sites write them. */
    SUBJECT(
        "(?i)\\b(subject|participant|patient|screening)(?: (?:number|no\\.?|id))?[ :#]{1,3}\\d{2,}"
            + "[\\d-]*"
            + "|(?<![\\d./-])(?!(?:19|20)\\d\\d-(?:19|20)\\d\\d(?!\\d))\\d{2,4}-\\d{3,5}"
            + "(?![\\d./-])"),

    /** A number to call. */
    TELEPHONE("(?<!\\w)(?:\\+|00)\\d[\\d ()/-]{7,}\\d");

    private final Pattern pattern;

    Kind(String pattern) {
      this.pattern = Pattern.compile(pattern);
    }

    /** As forms and messages name it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Something found.
   *
   * @param text as it stands there
   */
  public record Found(Kind kind, String text) {}

  private Identifiers() {}

  /** What a text has, one of each kind, in the order of the kinds. */
  public static List<Found> in(String text) {
    List<Found> found = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      Matcher matcher = kind.pattern.matcher(text);
      if (matcher.find()) {
        found.add(new Found(kind, matcher.group()));
      }
    }
    return found;
  }
}
