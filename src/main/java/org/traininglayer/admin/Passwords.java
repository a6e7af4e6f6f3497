package org.traininglayer.admin;

import java.util.Base64;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Passwords as they are kept: Argon2id; what an earlier version kept as bcrypt is still understood.
 * Comparing takes the same work whether or not there is anything to compare with. Each comparison
 * takes 19 MiB, so only a few go at once.
 */
@Component
class Passwords {

  private static final int MEMORY_KIB = 19 * 1024;
  private static final int ITERATIONS = 2;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final int AT_ONCE = 4;

  /** Compared with where there is no hash: of the usual work, and of no password anybody knows. */
  static final String NOBODYS =
      "{argon2}$argon2id$v=19$m=%d,t=%d,p=1$%s$%s"
          .formatted(MEMORY_KIB, ITERATIONS, base64(SALT_BYTES), base64(HASH_BYTES));

  private final PasswordEncoder encoder;
  private final Semaphore turn = new Semaphore(AT_ONCE, true);

  Passwords() {
    PasswordEncoder argon2 =
        new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, 1, MEMORY_KIB, ITERATIONS);
    this.encoder =
        new DelegatingPasswordEncoder(
            "argon2", Map.of("argon2", argon2, "bcrypt", new BCryptPasswordEncoder()));
  }

  String hash(String password) {
    return oneOfFew(() -> String.valueOf(encoder.encode(password)));
  }

  /** Whether the password is the one; without a hash it never is, after as much work. */
  boolean matches(String password, @Nullable String hash) {
    boolean comparable = hash != null && password.length() <= PasswordRules.LONGEST;
    return oneOfFew(() ->
        encoder.matches(comparable ? password : "somebody's", comparable ? hash : NOBODYS))
        && comparable;
  }

  /** Whether the hash was made in an older or a weaker way than new ones. */
  boolean outdated(String hash) {
    return encoder.upgradeEncoding(hash);
  }

  private static String base64(int zeros) {
    return Base64.getEncoder().withoutPadding().encodeToString(new byte[zeros]);
  }

  private <T> T oneOfFew(Supplier<T> work) {
    turn.acquireUninterruptibly();
    try {
      return work.get();
    } finally {
      turn.release();
    }
  }
}
