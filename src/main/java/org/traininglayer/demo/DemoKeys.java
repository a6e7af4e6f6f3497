package org.traininglayer.demo;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The demo LMS' own key pair; has nothing to do with the tool's keys. */
@Component
@Profile("demo")
class DemoKeys {

  private final JdbcClient jdbc;

  DemoKeys(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  String sign(JWTClaimsSet claims) {
    RSAKey key = key();
    SignedJWT jwt =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims);
    try {
      jwt.sign(new RSASSASigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException("the demo key cannot sign", e);
    }
    return jwt.serialize();
  }

  String publicKeys() {
    return new JWKSet(key()).toString();
  }

  private RSAKey key() {
    String jwk =
        jdbc.sql("select jwk from demo_key where id = 1")
            .query(String.class)
            .optional()
            .orElseGet(this::make);
    try {
      return RSAKey.parse(jwk);
    } catch (ParseException e) {
      throw new IllegalStateException("the demo key is unreadable", e);
    }
  }

  private String make() {
    try {
      RSAKey made =
          new RSAKeyGenerator(2048)
              .keyID(UUID.randomUUID().toString())
              .keyUse(KeyUse.SIGNATURE)
              .algorithm(JWSAlgorithm.RS256)
              .generate();
      jdbc.sql("insert into demo_key (id, jwk) values (1, :jwk) on conflict do nothing")
          .param("jwk", made.toJSONString())
          .update();
    } catch (JOSEException e) {
      throw new IllegalStateException("no demo key could be made", e);
    }
    return jdbc.sql("select jwk from demo_key where id = 1").query(String.class).single();
  }
}
