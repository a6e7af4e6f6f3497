package org.traininglayer.kernel;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Version 8 UUIDs (RFC 9562, 5.8) from HMAC-SHA-256 (RFC 2104): the same name under the same key is
 * the same id, and nobody without the key can tell of which name.
 */
public final class KeyedUuid {

  private static final String ALGORITHM = "HmacSHA256";

  private KeyedUuid() {}

  /** The id of a name under a key, which is not empty. */
  public static UUID of(byte[] key, String name) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      ByteBuffer hash = ByteBuffer.wrap(mac.doFinal(name.getBytes(StandardCharsets.UTF_8)));
      long high = (hash.getLong() & 0xFFFFFFFFFFFF0FFFL) | 0x8000L;
      long low = (hash.getLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
      return new UUID(high, low);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HMAC-SHA-256", e);
    }
  }
}
