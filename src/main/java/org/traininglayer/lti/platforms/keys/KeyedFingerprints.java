package org.traininglayer.lti.platforms.keys;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.springframework.stereotype.Component;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.lti.Fingerprints;

/** HMAC-SHA-256 by a key of the organisation, which follows from the secret key. */
@Component
class KeyedFingerprints implements Fingerprints {

  private final AtRestCipher cipher;

  KeyedFingerprints(AtRestCipher cipher) {
    this.cipher = cipher;
  }

  @Override
  public String of(OrganisationId organisation, String text) {
    byte[] own = cipher.authenticate("fingerprints of " + organisation.value());
    return HexFormat.of().formatHex(AtRestCipher.hmac(own, text.getBytes(StandardCharsets.UTF_8)));
  }
}
