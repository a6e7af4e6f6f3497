package org.traininglayer.lrs;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.traininglayer.kernel.OrganisationId;

/** What a request asks of the keys. Whether a time is over is for the database's clock to say. */
@Component
class KeyLookup {

  private final JdbcClient jdbc;

  KeyLookup(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A key that is not ended, with what is needed to check its secret.
   *
   * @param expired whether its time is over
   * @param earlierHash of the secret before the last rotation, whether it still works or not
   * @param earlierWorks whether that one still works
   */
  record Stored(
      OrganisationId organisation,
      String key,
      KeyTerms terms,
      boolean expired,
      String secretHash,
      @Nullable String earlierHash,
      boolean earlierWorks) {}

  /** A key that is not ended. */
  Optional<Stored> find(String key) {
    return jdbc.sql(
            "select organisation_id, key, secret_hash, earlier_secret_hash,"
                + " coalesce(expires_at <= now(), false) as expired,"
                + " coalesce(earlier_secret_until > now(), false) as earlier_works, "
                + KeyRow.TERMS
                + " from lrs_credential where key = :key and revoked_at is null")
        .param("key", key)
        .query((row, n) ->
            new Stored(
                new OrganisationId(row.getObject("organisation_id", UUID.class)),
                Objects.requireNonNull(row.getString("key")),
                KeyRow.terms(row),
                row.getBoolean("expired"),
                Objects.requireNonNull(row.getString("secret_hash")),
                row.getString("earlier_secret_hash"),
                row.getBoolean("earlier_works")))
        .optional();
  }

  /**
   * Notes that a key was used; a minute's precision is enough. Where another node is just writing
   * the same, it is left to that one: nobody waits for the row.
   */
  void used(OrganisationId organisation, String key) {
    jdbc.sql(
            """
            update lrs_credential set last_used_at = now()
            where (organisation_id, key) in (
              select organisation_id, key from lrs_credential
              where organisation_id = :organisation and key = :key
                and (last_used_at is null or last_used_at < now() - interval '1 minute')
              for update skip locked)
            """)
        .param("organisation", organisation.value())
        .param("key", key)
        .update();
  }

  /** The pages of each key of the store that works; an empty set for one that any page may use. */
  List<Set<String>> origins() {
    return jdbc.sql(
            """
            select distinct origins from lrs_credential
            where revoked_at is null and (expires_at is null or expires_at > now())
            """)
        .query((row, n) -> KeyRow.texts(row, "origins"))
        .list();
  }
}
