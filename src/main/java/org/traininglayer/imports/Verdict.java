package org.traininglayer.imports;

import java.util.List;

/**
 * What importing a line would do.
 *
 * @param column that is to blame for a refusal; empty for the line as a whole
 * @param code of the problem, for a refusal
 */
public record Verdict(Outcome outcome, String column, String code, List<String> arguments) {

  /** Something new, something other than before, the same as before, or nothing. */
  public enum Outcome {
    NEW,
    CHANGED,
    UNCHANGED,
    REFUSED
  }

  /** Copies the arguments. */
  public Verdict {
    arguments = List.copyOf(arguments);
  }

  /** It is taken. */
  public static Verdict taken(Outcome outcome) {
    return new Verdict(outcome, "", "", List.of());
  }

  /** It contradicts what is there. */
  public static Verdict refused(String column, String code, String... arguments) {
    return new Verdict(Outcome.REFUSED, column, code, List.of(arguments));
  }
}
