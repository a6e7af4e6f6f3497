package org.traininglayer.delivery.outbox;

import java.util.regex.Pattern;
import org.traininglayer.kernel.QuotedText;

/** The beginning of an answer, as administrators see it. */
public final class Excerpt {

  private static final int LONGEST = 300;
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\s]+");
  private static final Pattern VARYING = Pattern.compile("[0-9a-fA-F-]*[0-9][0-9a-fA-F-]*");

  private Excerpt() {}

  /** Status and the beginning of the body, on one line, as the words of somebody else. */
  public static String of(int status, String body) {
    String line = line(body);
    return line.isEmpty() ? Integer.toString(status) : status + ": " + QuotedText.of(line);
  }

  /** The same of an answer that cannot be about a person: it may be told anywhere. */
  public static String technical(int status, String body) {
    String line = line(body);
    return line.isEmpty() ? Integer.toString(status) : status + ": " + line;
  }

  /** The beginning of a text, on one line. */
  public static String line(String text) {
    String line = CONTROL.matcher(text).replaceAll(" ").strip();
    return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
  }

  /** The same without ids, numbers and times, to see whether two answers say the same. */
  public static String kind(String reason) {
    return VARYING.matcher(reason).replaceAll("#");
  }
}
