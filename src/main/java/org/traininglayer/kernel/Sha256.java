package org.traininglayer.kernel;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The fingerprint of a text, <a href="https://csrc.nist.gov/pubs/fips/180-4/upd1/final">FIPS
 * 180-4</a>.
 */
public final class Sha256 {

  private Sha256() {}

  /** SHA-256 of the text in UTF-8, in lower-case hexadecimal. */
  public static String of(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
