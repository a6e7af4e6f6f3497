package org.traininglayer.demo;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Access tokens of the demo LMS. */
@Component
@Profile("demo")
class DemoAccess {

  private final JdbcClient jdbc;

  DemoAccess(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A token that a tool may use now. */
  record Grant(int tool, List<String> scopes) {

    Grant {
      scopes = List.copyOf(scopes);
    }

    boolean has(String... anyOf) {
      return Arrays.stream(anyOf).anyMatch(scopes::contains);
    }
  }

  String issue(DemoTool tool, Set<String> scopes, int seconds) {
    String token = DemoSecrets.random();
    jdbc.sql("delete from demo_token where expires_at < now()").update();
    jdbc.sql(
            """
            insert into demo_token (token_hash, scopes, expires_at, tool)
            values (:hash, :scopes, :at, :tool)
            """)
        .param("hash", DemoSecrets.hash(token))
        .param("scopes", String.join(" ", scopes))
        .param("at", Instant.now().plusSeconds(seconds).atOffset(ZoneOffset.UTC))
        .param("tool", tool.id())
        .update();
    return token;
  }

  Optional<Grant> of(@Nullable String bearer) {
    if (bearer == null || !bearer.startsWith("Bearer ")) {
      return Optional.empty();
    }
    return jdbc.sql(
            """
            select tool, scopes from demo_token
            where token_hash = :hash and expires_at > now() and tool is not null
            """)
        .param("hash", DemoSecrets.hash(bearer.substring("Bearer ".length())))
        .query((row, number) ->
            new Grant(row.getInt("tool"), List.of(row.getString("scopes").split(" "))))
        .optional();
  }
}
