package org.traininglayer.lrs;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;

/**
 * What is kept of a secret. One that we made has 256 random bits, so a plain SHA-256 cannot be
 * turned back; one that a person chose gets a slow password hash.
 */
final class SecretHash {

  private static final String FAST = "{sha256}";
  private static final String SLOW = "{pbkdf2}";
  private static final Pbkdf2PasswordEncoder PASSWORDS =
      Pbkdf2PasswordEncoder.defaultsForSpringSecurity_v5_8();

  private SecretHash() {}

  static String ofRandom(String secret) {
    return FAST + sha256(secret);
  }

  static String ofGiven(String secret) {
    return SLOW + PASSWORDS.encode(secret);
  }

  /** Whether checking takes so long that its result is worth keeping. */
  static boolean isSlow(String hash) {
    return hash.startsWith(SLOW);
  }

  static boolean matches(String secret, String hash) {
    if (isSlow(hash)) {
      return PASSWORDS.matches(secret, hash.substring(SLOW.length()));
    }
    return MessageDigest.isEqual(
        (FAST + sha256(secret)).getBytes(StandardCharsets.US_ASCII),
        hash.getBytes(StandardCharsets.US_ASCII));
  }

  static String sha256(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
