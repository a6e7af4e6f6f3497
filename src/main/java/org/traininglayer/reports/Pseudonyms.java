package org.traininglayer.reports;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Names in place of names: of a secret and what is named, so that the same is named the same within
 * one organisation, and nothing can be told from it without the secret.
 */
final class Pseudonyms {

  private static final int LENGTH = 20;

  private final Mac mac;

  Pseudonyms(byte[] secret) {
    try {
      mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Of an account. */
  String person(String homePage, String account) {
    return of("person\n" + homePage + "\n" + account);
  }

  /** Of anything else; empty for nothing. */
  String thing(String id) {
    return id.isEmpty() ? "" : of("thing\n" + id);
  }

  private String of(String text) {
    return HexFormat.of()
        .formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)))
        .substring(0, LENGTH);
  }
}
