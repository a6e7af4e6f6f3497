package org.traininglayer.lrs;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.traininglayer.kernel.OrganisationId;

/** Keys in the database; of a secret only its hash. */
@Component
class CredentialTable implements LrsCredentials {

  private static final SecureRandom RANDOM = new SecureRandom();

  private final JdbcClient jdbc;

  CredentialTable(JdbcClient jdbc, LrsProperties properties) {
    this.jdbc = jdbc;
    for (LrsProperties.Given given : properties.credentials()) {
      UUID organisation = given.organisation();
      put(
          organisation == null ? OrganisationId.DEFAULT : new OrganisationId(organisation),
          given.key(),
          given.secret(),
          given.label(),
          given.scopes());
    }
  }

  /** A key that may be used, with what is needed to check its secret. */
  record Stored(OrganisationId organisation, String key, String secretHash, Set<Scope> scopes) {}

  @Override
  public List<Credential> all(OrganisationId organisation) {
    return jdbc.sql(
            """
            select key, label, scopes, created_at, last_used_at, revoked_at
            from lrs_credential
            where organisation_id = :organisation
            order by created_at desc, key
            """)
        .param("organisation", organisation.value())
        .query((row, n) ->
            new Credential(
                row.getString("key"),
                row.getString("label"),
                scopes(row),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row, "last_used_at"),
                instant(row, "revoked_at")))
        .list();
  }

  @Override
  public NewCredential create(OrganisationId organisation, String label, Set<Scope> scopes) {
    NewCredential made = new NewCredential("tl-" + random(9), random(32));
    write(organisation, made.key(), SecretHash.ofRandom(made.secret()), label, scopes);
    return made;
  }

  @Override
  public void put(
      OrganisationId organisation, String key, String secret, String label, Set<Scope> scopes) {
    if (key.isBlank() || key.contains(":") || key.equals(Authority.OURSELVES)) {
      throw new IllegalArgumentException(
          "an LRS key is not empty, has no colon and is not '" + Authority.OURSELVES + "'");
    }
    if (secret.isBlank()) {
      throw new IllegalArgumentException("the LRS key '" + key + "' has no secret");
    }
    if (!write(organisation, key, SecretHash.ofGiven(secret), label, scopes)) {
      throw new IllegalArgumentException("the LRS key '" + key + "' belongs to somebody else");
    }
  }

  @Override
  public void revoke(OrganisationId organisation, String key) {
    jdbc.sql(
            """
            update lrs_credential set revoked_at = :now
            where organisation_id = :organisation and key = :key and revoked_at is null
            """)
        .param("now", now())
        .param("organisation", organisation.value())
        .param("key", key)
        .update();
  }

  /** A key that is not revoked. */
  Optional<Stored> find(String key) {
    return jdbc.sql(
            """
            select organisation_id, key, secret_hash, scopes
            from lrs_credential
            where key = :key and revoked_at is null
            """)
        .param("key", key)
        .query((row, n) ->
            new Stored(
                new OrganisationId(row.getObject("organisation_id", UUID.class)),
                row.getString("key"),
                row.getString("secret_hash"),
                scopes(row)))
        .optional();
  }

  /** Notes that a key was used; a minute's precision is enough. */
  void used(OrganisationId organisation, String key) {
    jdbc.sql(
            """
            update lrs_credential set last_used_at = :now
            where organisation_id = :organisation and key = :key
              and (last_used_at is null or last_used_at < :now - interval '1 minute')
            """)
        .param("now", now())
        .param("organisation", organisation.value())
        .param("key", key)
        .update();
  }

  private boolean write(
      OrganisationId organisation, String key, String hash, String label, Set<Scope> scopes) {
    return jdbc.sql(
                """
                insert into lrs_credential as c
                  (organisation_id, key, label, scopes, secret_hash, created_at)
                values (:organisation, :key, :label, (:scopes)::text[], :hash, :now)
                on conflict (key) do update
                set label = excluded.label, scopes = excluded.scopes,
                    secret_hash = excluded.secret_hash, revoked_at = null
                where c.organisation_id = excluded.organisation_id
                """)
            .param("organisation", organisation.value())
            .param("key", key)
            .param("label", label)
            .param("scopes", scopes.stream().map(Scope::name).toArray(String[]::new))
            .param("hash", hash)
            .param("now", now())
            .update()
        == 1;
  }

  private static Set<Scope> scopes(ResultSet row) throws SQLException {
    EnumSet<Scope> scopes = EnumSet.noneOf(Scope.class);
    Arrays.stream((String[]) row.getArray("scopes").getArray())
        .map(Scope::valueOf)
        .forEach(scopes::add);
    return scopes;
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  private static OffsetDateTime now() {
    return Clock.systemUTC().instant().atOffset(ZoneOffset.UTC);
  }

  private static String random(int bytes) {
    byte[] random = new byte[bytes];
    RANDOM.nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }
}
