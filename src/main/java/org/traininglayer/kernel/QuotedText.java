package org.traininglayer.kernel;

import java.util.regex.Pattern;

/**
 * What another system said, in quotation marks, so that it can be told from our own words: it may
 * name somebody, and is shown only beside what it is about.
 */
public final class QuotedText {

  private static final Pattern QUOTED = Pattern.compile("“[^”]*(?:”|$)");

  private QuotedText() {}

  /** A text in quotation marks; none of its own ends them. */
  public static String of(String text) {
    return '“' + text.replace('“', '"').replace('”', '"') + '”';
  }

  /** Our own words alone. */
  public static String without(String text) {
    return QUOTED.matcher(text).replaceAll("“…”");
  }
}
