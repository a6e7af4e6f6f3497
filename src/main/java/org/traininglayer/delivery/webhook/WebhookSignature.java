package org.traininglayer.delivery.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * How a call is signed: HMAC-SHA-256 over id, time and body (<a
 * href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">Standard
 * Webhooks</a>, symmetric signatures), so that its libraries verify it. Pure.
 */
final class WebhookSignature {

  private static final String PREFIX = "whsec_";
  private static final String ALGORITHM = "HmacSHA256";
  private static final int SHORTEST = 24;
  private static final int LONGEST = 64;

  private WebhookSignature() {}

  /** Whether a text is a secret of the standard's form. */
  static boolean isSecret(@Nullable String text) {
    if (text == null || !text.startsWith(PREFIX)) {
      return false;
    }
    try {
      int length = key(text).length;
      return length >= SHORTEST && length <= LONGEST;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /**
   * The value of {@code webhook-signature}.
   *
   * @param id the value of {@code webhook-id}
   * @param at told in {@code webhook-timestamp}, in seconds since 1970
   */
  static String of(String secret, String id, Instant at, String body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key(secret), ALGORITHM));
      byte[] signed =
          mac.doFinal(
              (id + "." + at.getEpochSecond() + "." + body).getBytes(StandardCharsets.UTF_8));
      return "v1," + Base64.getEncoder().encodeToString(signed);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HMAC-SHA-256 is in every Java", e);
    }
  }

  private static byte[] key(String secret) {
    return Base64.getDecoder().decode(secret.substring(PREFIX.length()));
  }
}
