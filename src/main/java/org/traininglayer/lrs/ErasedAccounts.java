package org.traininglayer.lrs;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.traininglayer.kernel.KeyedUuid;
import org.traininglayer.kernel.OrganisationId;

/**
 * Who was erased, so that they do not come back: from a store that is read from later, or from
 * content that is still open. Kept is a digest under a secret of the organisation, for two years.
 */
@Component
class ErasedAccounts {

  /** So long open content writes nothing, whatever time it says. */
  private static final Duration OPEN = Duration.ofDays(1);

  private static final int SECRET_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** What is said of a statement or document that is not taken. */
  static final String ERASED =
      "This is about somebody whose data were erased here. Nothing from before that is taken, and"
          + " for a day after it nothing at all.";

  private final JdbcClient jdbc;

  ErasedAccounts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Our own id of an agent, by which what was done to them is written down: HMAC-SHA-256 of its key
   * under the secret of the organisation, so that it tells nobody who it is.
   */
  UUID id(OrganisationId organisation, UUID key) {
    String sql = "select secret from erased_account_secret where organisation_id = :organisation";
    byte[] secret =
        jdbc.sql(sql)
            .param("organisation", organisation.value())
            .query(byte[].class)
            .optional()
            .orElseGet(() -> {
              makeSecret(organisation);
              return jdbc.sql(sql)
                  .param("organisation", organisation.value())
                  .query(byte[].class)
                  .single();
            });
    return KeyedUuid.of(secret, "agent " + key);
  }

  /** Keeps digests, in the transaction of the erasure. */
  void remember(OrganisationId organisation, String[] keys) {
    makeSecret(organisation);
    jdbc.sql("delete from erased_account where erased_at < now() - interval '2 years'").update();
    jdbc.sql(
            """
            insert into erased_account (organisation_id, digest)
            select s.organisation_id, sha256(s.secret || uuid_send(k))
            from erased_account_secret s, unnest((:keys)::text[]::uuid[]) k
            where s.organisation_id = :organisation
            on conflict (organisation_id, digest) do update set erased_at = now()
            """)
        .param("organisation", organisation.value())
        .param("keys", keys)
        .update();
  }

  private void makeSecret(OrganisationId organisation) {
    byte[] secret = new byte[SECRET_BYTES];
    RANDOM.nextBytes(secret);
    jdbc.sql(
            """
            insert into erased_account_secret (organisation_id, secret)
            values (:organisation, :secret) on conflict do nothing
            """)
        .param("organisation", organisation.value())
        .param("secret", secret)
        .update();
  }

  /** Which of these are people who were erased, and when. */
  Map<UUID, Instant> among(OrganisationId organisation, Collection<UUID> keys) {
    Map<UUID, Instant> erased = new HashMap<>();
    if (!keys.isEmpty()) {
      jdbc.sql(
              """
              select k, e.erased_at
              from erased_account_secret s
              cross join unnest((:keys)::text[]::uuid[]) k
              join erased_account e on e.organisation_id = s.organisation_id
                and e.digest = sha256(s.secret || uuid_send(k))
              where s.organisation_id = :organisation
              """)
          .param("organisation", organisation.value())
          .param("keys", keys.stream().map(UUID::toString).toArray(String[]::new))
          .query(row -> {
            erased.put(
                row.getObject("k", UUID.class),
                row.getObject("erased_at", OffsetDateTime.class).toInstant());
          });
    }
    return erased;
  }

  /**
   * Of these statements those that tell of somebody from before they were erased; one that does not
   * say when it happened counts as such.
   */
  Set<UUID> fromBefore(OrganisationId organisation, Collection<PreparedStatement> statements) {
    Map<UUID, Instant> erased = among(organisation, named(statements));
    Set<UUID> before = new HashSet<>();
    for (PreparedStatement one : statements) {
      if (isFromBefore(one, erased, true)) {
        before.add(one.id());
      }
    }
    return before;
  }

  private static boolean isFromBefore(
      PreparedStatement one, Map<UUID, Instant> erased, boolean whereUnsaid) {
    Instant at = one.keys().happenedAt();
    for (UUID key : one.keys().mentions()) {
      Instant gone = erased.get(key);
      if (gone != null && (at == null ? whereUnsaid : at.isBefore(gone))) {
        return true;
      }
    }
    return false;
  }

  /** Of these statements those about people who were erased a moment ago, or from before that. */
  Set<UUID> naming(OrganisationId organisation, Collection<PreparedStatement> statements) {
    Map<UUID, Instant> erased = among(organisation, named(statements));
    Set<UUID> naming = new HashSet<>();
    for (PreparedStatement one : statements) {
      if (isFromBefore(one, erased, false) || isOfToday(erased, one.keys().mentions())) {
        naming.add(one.id());
      }
    }
    return naming;
  }

  /** Refuses a document of somebody who was erased a moment ago. */
  void mustNotName(OrganisationId organisation, UUID agent) {
    if (isOfToday(among(organisation, Set.of(agent)), Set.of(agent))) {
      throw XapiFailure.of(403, ERASED);
    }
  }

  private static boolean isOfToday(Map<UUID, Instant> erased, Set<UUID> keys) {
    Instant open = Instant.now().minus(OPEN);
    return keys.stream().map(erased::get).anyMatch(gone -> gone != null && gone.isAfter(open));
  }

  private static Set<UUID> named(Collection<PreparedStatement> statements) {
    Set<UUID> named = new HashSet<>();
    statements.forEach(one -> named.addAll(one.keys().mentions()));
    return named;
  }
}
