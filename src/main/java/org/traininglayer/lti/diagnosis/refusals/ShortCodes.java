package org.traininglayer.lti.diagnosis.refusals;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;

/** Short codes that people read to each other over the telephone: {@code 7QK3-M2VX}. */
public final class ShortCodes {

  /** Crockford's base 32: no letter that looks like another. */
  private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  private static final SecureRandom RANDOM = new SecureRandom();

  private ShortCodes() {}

  /**
   * The code that somebody meant: case, spaces and hyphens do not matter, O is 0, I and L are 1.
   * Empty where it cannot be one.
   */
  public static Optional<String> typed(String text) {
    StringBuilder code = new StringBuilder(9);
    for (char c : text.toUpperCase(Locale.ROOT).toCharArray()) {
      char meant =
          switch (c) {
            case 'O' -> '0';
            case 'I', 'L' -> '1';
            default -> c;
          };
      if (LETTERS.indexOf(meant) >= 0) {
        code.append(meant);
      } else if (!Character.isWhitespace(c) && "-\u2010\u2011\u2013._".indexOf(c) < 0) {
        return Optional.empty();
      }
    }
    return code.length() == 8 ? Optional.of(code.insert(4, '-').toString()) : Optional.empty();
  }

  /** A new code. */
  public static String fresh() {
    StringBuilder code = new StringBuilder(9);
    for (int i = 0; i < 8; i++) {
      code.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
    }
    return code.insert(4, '-').toString();
  }
}
