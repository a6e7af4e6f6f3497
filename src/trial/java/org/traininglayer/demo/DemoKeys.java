package org.traininglayer.demo;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.text.ParseException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The demo LMS' own key pairs, one for each shape; they have nothing to do with the tool's. */
@Component
@Profile("demo")
class DemoKeys {

  private final JdbcClient jdbc;

  DemoKeys(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  String sign(DemoSite site, Map<String, Object> claims) {
    RSAKey key = key(site);
    JWSObject jwt =
        new JWSObject(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
            new Payload(DemoRows.JSON.writeValueAsString(claims)));
    try {
      jwt.sign(new RSASSASigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException("the demo key cannot sign", e);
    }
    return jwt.serialize();
  }

  /** The claims of a token that this site signed itself and that has not expired. */
  Optional<JsonNode> own(DemoSite site, String token) {
    try {
      JWSObject jwt = JWSObject.parse(token);
      if (!JWSAlgorithm.RS256.equals(jwt.getHeader().getAlgorithm())
          || !jwt.verify(new RSASSAVerifier(key(site)))) {
        return Optional.empty();
      }
      JsonNode claims = DemoRows.JSON.readTree(jwt.getPayload().toString());
      return claims.path("exp").asLong(0) > Instant.now().getEpochSecond()
          ? Optional.of(claims)
          : Optional.empty();
    } catch (ParseException | JOSEException | JacksonException e) {
      return Optional.empty();
    }
  }

  String publicKeys(DemoSite site) {
    return new JWKSet(key(site)).toString();
  }

  private RSAKey key(DemoSite site) {
    int id =
        switch (site) {
          case MOODLE -> 1;
          case CANVAS -> 2;
        };
    String jwk =
        jdbc.sql("select jwk from demo_key where id = :id")
            .param("id", id)
            .query(String.class)
            .optional()
            .orElseGet(() -> make(id));
    try {
      return RSAKey.parse(jwk);
    } catch (ParseException e) {
      throw new IllegalStateException("the demo key is unreadable", e);
    }
  }

  private String make(int id) {
    try {
      RSAKey made =
          new RSAKeyGenerator(2048)
              .keyID(UUID.randomUUID().toString())
              .keyUse(KeyUse.SIGNATURE)
              .algorithm(JWSAlgorithm.RS256)
              .generate();
      jdbc.sql("insert into demo_key (id, jwk) values (:id, :jwk) on conflict do nothing")
          .param("id", id)
          .param("jwk", made.toJSONString())
          .update();
    } catch (JOSEException e) {
      throw new IllegalStateException("no demo key could be made", e);
    }
    return jdbc.sql("select jwk from demo_key where id = :id")
        .param("id", id)
        .query(String.class)
        .single();
  }
}
