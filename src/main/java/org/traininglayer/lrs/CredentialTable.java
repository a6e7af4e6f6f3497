package org.traininglayer.lrs;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.traininglayer.kernel.OrganisationId;

/** Keys in the database; of a secret only its hash. */
@Component
class CredentialTable implements LrsCredentials {

  private static final SecureRandom RANDOM = new SecureRandom();

  private static final String LISTED =
      """
      select key, label, created_at, last_used_at, rotated_at, earlier_secret_until, revoked_at, %s
      from lrs_credential
      where organisation_id = :organisation and (:key::text is null or key = :key)
      order by created_at desc, key
      """
          .formatted(KeyRow.TERMS);

  private final JdbcClient jdbc;
  private final AllowedOrigins origins;
  private final Set<String> configured;

  CredentialTable(JdbcClient jdbc, AllowedOrigins origins, LrsProperties properties) {
    this.jdbc = jdbc;
    this.origins = origins;
    this.configured =
        properties.credentials().stream()
            .map(LrsProperties.Given::key)
            .collect(Collectors.toUnmodifiableSet());
    for (LrsProperties.Given given : properties.credentials()) {
      UUID organisation = given.organisation();
      put(
          organisation == null ? OrganisationId.DEFAULT : new OrganisationId(organisation),
          given.key(),
          given.secret(),
          given.label(),
          given.terms());
    }
  }

  @Override
  public List<Credential> all(OrganisationId organisation) {
    return listed(organisation, null);
  }

  @Override
  public Optional<Credential> one(OrganisationId organisation, String key) {
    return listed(organisation, key).stream().findFirst();
  }

  private List<Credential> listed(OrganisationId organisation, @Nullable String key) {
    return jdbc.sql(LISTED)
        .param("organisation", organisation.value())
        .param("key", key)
        .query((row, n) -> {
          String name = Objects.requireNonNull(row.getString("key"));
          return new Credential(
              name,
              Objects.requireNonNull(row.getString("label")),
              KeyRow.terms(row),
              configured.contains(name),
              row.getObject("created_at", OffsetDateTime.class).toInstant(),
              KeyRow.instant(row, "last_used_at"),
              KeyRow.instant(row, "rotated_at"),
              KeyRow.instant(row, "earlier_secret_until"),
              KeyRow.instant(row, "revoked_at"));
        })
        .list();
  }

  @Override
  public NewCredential create(OrganisationId organisation, String label, KeyTerms terms) {
    NewCredential made = new NewCredential("tl-" + random(9), random(32));
    write(organisation, made.key(), SecretHash.ofRandom(made.secret()), label, terms);
    return made;
  }

  @Override
  public void put(
      OrganisationId organisation, String key, String secret, String label, KeyTerms terms) {
    if (key.isBlank() || key.contains(":") || key.equals(Authority.OURSELVES)) {
      throw new IllegalArgumentException(
          "an LRS key is not empty, has no colon and is not '" + Authority.OURSELVES + "'");
    }
    if (secret.isBlank()) {
      throw new IllegalArgumentException("the LRS key '" + key + "' has no secret");
    }
    if (!write(organisation, key, SecretHash.ofGiven(secret), label, terms)) {
      throw new IllegalArgumentException("the LRS key '" + key + "' belongs to somebody else");
    }
  }

  @Override
  public boolean change(OrganisationId organisation, String key, String label, KeyTerms terms) {
    seen();
    return withTerms(
                jdbc.sql(
                    """
                    update lrs_credential
                    set label = :label, scopes = (:scopes)::text[], expires_at = :expires,
                        actors = (:actors)::text[], activities = (:activities)::text[],
                        per_minute = :perMinute, origins = (:origins)::text[]
                    where organisation_id = :organisation and key = :key and revoked_at is null
                    """),
                terms)
            .param("organisation", organisation.value())
            .param("key", key)
            .param("label", label)
            .update()
        == 1;
  }

  @Override
  public Optional<NewCredential> rotate(
      OrganisationId organisation, String key, Instant earlierUntil) {
    NewCredential made = new NewCredential(key, random(32));
    int changed =
        jdbc.sql(
                """
                update lrs_credential
                set earlier_secret_hash = secret_hash, earlier_secret_until = :until,
                    secret_hash = :hash, rotated_at = :now
                where organisation_id = :organisation and key = :key and revoked_at is null
                """)
            .param("until", earlierUntil.atOffset(ZoneOffset.UTC))
            .param("hash", SecretHash.ofRandom(made.secret()))
            .param("now", now())
            .param("organisation", organisation.value())
            .param("key", key)
            .update();
    return changed == 1 ? Optional.of(made) : Optional.empty();
  }

  @Override
  public void endEarlierSecret(OrganisationId organisation, String key) {
    jdbc.sql(
            """
            update lrs_credential set earlier_secret_until = least(earlier_secret_until, now())
            where organisation_id = :organisation and key = :key
              and earlier_secret_until is not null
            """)
        .param("organisation", organisation.value())
        .param("key", key)
        .update();
  }

  @Override
  public void revoke(OrganisationId organisation, String key) {
    seen();
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

  private boolean write(
      OrganisationId organisation, String key, String hash, String label, KeyTerms terms) {
    seen();
    return withTerms(
                jdbc.sql(
                    """
                    insert into lrs_credential as c
                      (organisation_id, key, label, secret_hash, created_at, scopes, expires_at,
                       actors, activities, per_minute, origins)
                    values (:organisation, :key, :label, :hash, :now, (:scopes)::text[], :expires,
                      (:actors)::text[], (:activities)::text[], :perMinute, (:origins)::text[])
                    on conflict (key) do update
                    set label = excluded.label, scopes = excluded.scopes,
                        expires_at = excluded.expires_at, actors = excluded.actors,
                        activities = excluded.activities, per_minute = excluded.per_minute,
                        origins = excluded.origins, secret_hash = excluded.secret_hash,
                        earlier_secret_hash = null, earlier_secret_until = null, rotated_at = null,
                        revoked_at = null
                    where c.organisation_id = excluded.organisation_id
                    """),
                terms)
            .param("organisation", organisation.value())
            .param("key", key)
            .param("label", label)
            .param("hash", hash)
            .param("now", now())
            .update()
        == 1;
  }

  /** This node asks anew which pages may, now and once the change can be seen. */
  private void seen() {
    origins.forget();
    if (TransactionSynchronizationManager.isSynchronizationActive()) {
      TransactionSynchronizationManager.registerSynchronization(
          new TransactionSynchronization() {
            @Override
            public void afterCommit() {
              origins.forget();
            }
          });
    }
  }

  private static JdbcClient.StatementSpec withTerms(JdbcClient.StatementSpec sql, KeyTerms terms) {
    Instant expires = terms.expiresAt();
    return sql.param("scopes", array(terms.scopes()))
        .param("expires", expires == null ? null : expires.atOffset(ZoneOffset.UTC))
        .param("actors", array(terms.actors()))
        .param("activities", array(terms.activities()))
        .param("perMinute", terms.perMinute())
        .param("origins", array(terms.origins()));
  }

  private static String[] array(Collection<?> values) {
    return values.stream().map(Object::toString).toArray(String[]::new);
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
