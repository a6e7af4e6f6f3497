package org.traininglayer.admin;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What makes a password good enough (NIST SP 800-63B, 5.1.1.2): length, and that it is neither the
 * user name nor what everybody takes. No rules about kinds of characters.
 */
final class PasswordRules {

  static final int SHORTEST = 12;

  /** Longer ones are no safer and only cost work. */
  static final int LONGEST = 200;

  private static final int FEWEST_DIFFERENT = 5;
  private static final Set<String> COMMON = read();

  private PasswordRules() {}

  /** What is wrong with a new password, as message key. */
  static Optional<String> problem(String password, String username) {
    String plain = password.toLowerCase(Locale.ROOT).strip();
    String name = ConsoleUsers.normal(username);
    if (password.codePointCount(0, password.length()) < SHORTEST) {
      return Optional.of("console.password.too-short");
    }
    if (password.length() > LONGEST || password.indexOf('\0') >= 0) {
      return Optional.of("console.password.too-long");
    }
    if (!name.isEmpty()
        && (plain.equals(name)
            || plain.equals(name.repeat(2))
            || withoutDigits(plain).equals(name))) {
      return Optional.of("console.password.is-name");
    }
    if (COMMON.contains(plain)
        || COMMON.contains(withoutDigits(plain))
        || plain.chars().distinct().count() < FEWEST_DIFFERENT) {
      return Optional.of("console.password.common");
    }
    return Optional.empty();
  }

  /** Digits and marks at the end change little. */
  private static String withoutDigits(String text) {
    return text.replaceAll("[\\d!?.#@_-]+$", "");
  }

  private static Set<String> read() {
    try (InputStream in = PasswordRules.class.getResourceAsStream("/admin/common-passwords.txt")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
