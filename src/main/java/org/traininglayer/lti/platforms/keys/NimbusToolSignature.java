package org.traininglayer.lti.platforms.keys;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.traininglayer.lti.ToolSignature;

/** Signs with Nimbus. */
@Component
class NimbusToolSignature implements ToolSignature {

  private final ToolKeys keys;

  NimbusToolSignature(ToolKeys keys) {
    this.keys = keys;
  }

  @Override
  public String sign(Map<String, Object> claims) {
    RSAKey key = keys.signing();
    JWTClaimsSet.Builder set = new JWTClaimsSet.Builder();
    claims.forEach((name, value) ->
        set.claim(name, value instanceof Instant instant ? Date.from(instant) : value));
    SignedJWT jwt =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(JOSEObjectType.JWT)
                .keyID(key.getKeyID())
                .build(),
            set.build());
    try {
      jwt.sign(new RSASSASigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    return jwt.serialize();
  }
}
