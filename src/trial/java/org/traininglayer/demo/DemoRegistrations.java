package org.traininglayer.demo;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Registration tokens: signed by the site, good for one registration, for an hour. */
@Component
@Profile("demo")
class DemoRegistrations {

  private static final int SECONDS = 3600;

  private final JdbcClient jdbc;
  private final DemoKeys keys;
  private final DemoAddresses at;

  DemoRegistrations(JdbcClient jdbc, DemoKeys keys, DemoAddresses at) {
    this.jdbc = jdbc;
    this.keys = keys;
    this.at = at;
  }

  /** A token of this site that was understood. */
  record Token(UUID id, boolean used) {}

  String issue(DemoSite site) {
    UUID id = UUID.randomUUID();
    jdbc.sql("delete from demo_registration where created_at < now() - interval '2 hours'")
        .update();
    jdbc.sql("insert into demo_registration (id, site) values (:id, :site)")
        .param("id", id)
        .param("site", site.id())
        .update();
    long now = Instant.now().getEpochSecond();
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iss", at.issuer(site));
    claims.put("sub", id.toString().replace("-", "").substring(0, 15));
    claims.put("jti", id.toString());
    claims.put("scope", "reg");
    claims.put("iat", now);
    claims.put("exp", now + SECONDS);
    return keys.sign(site, claims);
  }

  /** What a bearer token of this site is; nothing when it is none, or has expired. */
  Optional<Token> read(DemoSite site, @Nullable String authorization) {
    if (authorization == null || !authorization.startsWith("Bearer ")) {
      return Optional.empty();
    }
    return keys.own(site, authorization.substring("Bearer ".length()))
        .filter(claims -> "reg".equals(claims.path("scope").asString("")))
        .flatMap(claims -> known(site, claims));
  }

  /** Uses the token up; only one of several callers does. */
  boolean use(Token token) {
    return jdbc.sql("update demo_registration set used = true where id = :id and not used")
            .param("id", token.id())
            .update()
        == 1;
  }

  private Optional<Token> known(DemoSite site, JsonNode claims) {
    try {
      return jdbc.sql("select id, used from demo_registration where id = :id and site = :site")
          .param("id", UUID.fromString(claims.path("jti").asString("")))
          .param("site", site.id())
          .query(Token.class)
          .optional();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
