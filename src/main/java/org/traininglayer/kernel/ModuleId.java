package org.traininglayer.kernel;

import java.util.regex.Pattern;

/** The stable name of a learning module, for example {@code cra-risk-score-triage}. */
public record ModuleId(String value) {

  private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

  /** Refuses anything that is not a slug of at most 64 characters. */
  public ModuleId {
    if (!isValid(value)) {
      throw new IllegalArgumentException(
          "a module id has lower-case letters, digits and hyphens, at most 64");
    }
  }

  /** Whether the text could be a module id. */
  public static boolean isValid(String text) {
    return SLUG.matcher(text).matches();
  }

  @Override
  public String toString() {
    return value;
  }
}
