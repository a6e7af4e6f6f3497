package org.traininglayer.lti.platforms.keys;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Encrypts what must not be read from a copy of the database: AES-256-GCM, a fresh IV each time.
 */
@Component
public class AtRestCipher {

  static final int KEY_BYTES = 32;
  private static final int IV_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecretKeySpec key;
  private final SecureRandom random = new SecureRandom();

  AtRestCipher(SecretKeyProperties properties) {
    String given = properties.secretKey();
    Path file = properties.secretKeyFile();
    this.key =
        given == null || given.isBlank()
            ? key(SecretKeyFile.read(file), "The secret key file " + file.toAbsolutePath())
            : key(given, "traininglayer.secret-key");
  }

  /**
   * Encrypts.
   *
   * @param label what it is; must be the same when opened
   */
  public byte[] seal(byte[] plain, String label) {
    byte[] iv = new byte[IV_BYTES];
    random.nextBytes(iv);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, iv, label).doFinal(plain);
      byte[] box = Arrays.copyOf(iv, IV_BYTES + sealed.length);
      System.arraycopy(sealed, 0, box, IV_BYTES, sealed.length);
      return box;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Decrypts; refuses what another key sealed. */
  public byte[] open(byte[] box, String label) {
    try {
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(box, IV_BYTES), label);
      return cipher.doFinal(box, IV_BYTES, box.length - IV_BYTES);
    } catch (AEADBadTagException e) {
      throw new SecretKeyException(
          "The secret key does not fit this database: its signing keys were encrypted with another"
              + " one. Restore that key (traininglayer.secret-key or the file named by"
              + " traininglayer.secret-key-file), or delete the rows of table lti_tool_key to begin"
              + " with new signing keys");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** 32 bytes that follow from the secret key and this label, and do not tell the key. */
  byte[] authenticate(String label) {
    return hmac(key.getEncoded(), label.getBytes(StandardCharsets.UTF_8));
  }

  static byte[] hmac(byte[] secret, byte[] message) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private Cipher cipher(int mode, byte[] iv, String label) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, iv));
    cipher.updateAAD(label.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }

  private static SecretKeySpec key(String text, String source) {
    try {
      byte[] key = Base64.getDecoder().decode(text.strip());
      if (key.length == KEY_BYTES) {
        return new SecretKeySpec(key, "AES");
      }
    } catch (IllegalArgumentException e) {
      // told below
    }
    throw new SecretKeyException(
        source + " must hold 32 random bytes in base64, for example from: openssl rand -base64 32");
  }
}
