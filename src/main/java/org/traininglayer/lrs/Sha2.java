package org.traininglayer.lrs;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** The hashes by which attachments are named (xAPI 1.0.3, part 2, 2.4.11). */
final class Sha2 {

  private Sha2() {}

  /** The hash of so many hex digits; none if no SHA-2 has that length. */
  static Optional<String> of(byte[] content, int digits) {
    String algorithm =
        switch (digits) {
          case 56 -> "SHA-224";
          case 64 -> "SHA-256";
          case 96 -> "SHA-384";
          case 128 -> "SHA-512";
          default -> "";
        };
    return algorithm.isEmpty() ? Optional.empty() : Optional.of(hash(content, algorithm));
  }

  static String sha256(byte[] content) {
    return hash(content, "SHA-256");
  }

  private static String hash(byte[] content, String algorithm) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
