package org.traininglayer.lrs;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/**
 * Other ids for statements, and the way back for whoever has the key. Ids of our own statements
 * follow from the attempt, so that whoever has a list of attempts could work them out. Each id is
 * encrypted (AES-256, one block) again and again until it has the version and variant that it had:
 * no two ids become one, and the result is a UUID of the same kind. Pure.
 */
final class HiddenIds {

  private final SecretKeySpec key;

  /**
   * Under a key.
   *
   * @param key 32 bytes
   */
  HiddenIds(byte[] key) {
    this.key = new SecretKeySpec(key, "AES");
  }

  /** The other id of a statement; always the same one. */
  UUID hide(UUID id) {
    return walk(Cipher.ENCRYPT_MODE, id);
  }

  /** The statement's own id, from the other one. */
  UUID reveal(UUID hidden) {
    return walk(Cipher.DECRYPT_MODE, hidden);
  }

  @SuppressWarnings("InsecureCryptoUsage") // one block that says nothing twice: a permutation
  private UUID walk(int mode, UUID from) {
    try {
      Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");
      cipher.init(mode, key);
      byte[] block =
          ByteBuffer.allocate(16)
              .putLong(from.getMostSignificantBits())
              .putLong(from.getLeastSignificantBits())
              .array();
      UUID to;
      do {
        block = cipher.doFinal(block);
        ByteBuffer halves = ByteBuffer.wrap(block);
        to = new UUID(halves.getLong(), halves.getLong());
      } while (kind(to) != kind(from));
      return to;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The bits of version and variant. */
  private static long kind(UUID id) {
    return (id.getMostSignificantBits() & 0xf000L) | (id.getLeastSignificantBits() >>> 62);
  }
}
