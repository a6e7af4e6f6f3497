package org.traininglayer.lti.refusal;

import java.security.SecureRandom;

/** Short codes that people read to each other over the telephone: {@code 7QK3-M2VX}. */
public final class ShortCodes {

  /** Crockford's base 32: no letter that looks like another. */
  private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  private static final SecureRandom RANDOM = new SecureRandom();

  private ShortCodes() {}

  /** A new code. */
  public static String fresh() {
    StringBuilder code = new StringBuilder(9);
    for (int i = 0; i < 8; i++) {
      code.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
    }
    return code.insert(4, '-').toString();
  }
}
