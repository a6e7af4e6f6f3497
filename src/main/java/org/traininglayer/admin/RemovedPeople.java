package org.traininglayer.admin;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.traininglayer.kernel.OrganisationId;

/**
 * People of an OpenID Connect provider who were removed here. The provider goes on vouching for
 * them, so that they are known by its issuer and subject until somebody invites them again.
 */
@Component
class RemovedPeople {

  private final JdbcClient jdbc;

  RemovedPeople(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Keeps out whom a provider would bring back; before the account goes. Nobody with a password.
   */
  void keepOut(ConsoleUser user, String by) {
    jdbc.sql(
            """
            insert into console_removed
              (organisation_id, oidc_issuer, oidc_subject, username, removed_by)
            select organisation_id, oidc_issuer, oidc_subject, username, :by
            from console_user
            where id = :id and organisation_id = :organisation and oidc_issuer is not null
            on conflict (oidc_issuer, oidc_subject) do update
              set username = excluded.username, removed_by = excluded.removed_by,
                removed_at = excluded.removed_at
            """)
        .param("id", user.id())
        .param("organisation", user.organisation().value())
        .param("by", by)
        .update();
  }

  /** Whether this person of a provider was removed here. */
  boolean holds(String issuer, String subject) {
    return jdbc.sql(
            """
            select exists (
              select 1 from console_removed where oidc_issuer = :issuer and oidc_subject = :subject)
            """)
        .param("issuer", issuer)
        .param("subject", subject)
        .query(Boolean.class)
        .single();
  }

  /** Those of an organisation, whoever was removed last first. */
  List<Removed> all(OrganisationId organisation) {
    return jdbc.sql(
            """
            select id, username, removed_by, removed_at from console_removed
            where organisation_id = :organisation
            order by removed_at desc, username
            """)
        .param("organisation", organisation.value())
        .query((row, number) ->
            new Removed(
                row.getObject("id", UUID.class),
                row.getString("username"),
                row.getString("removed_by"),
                row.getObject("removed_at", OffsetDateTime.class).toInstant()))
        .list();
  }

  /** Lets somebody come back at their next sign-in; their name, if there was such a person. */
  Optional<String> letBack(OrganisationId organisation, UUID id) {
    return jdbc.sql(
            """
            delete from console_removed where id = :id and organisation_id = :organisation
            returning username
            """)
        .param("id", id)
        .param("organisation", organisation.value())
        .query(String.class)
        .optional();
  }

  /**
   * Somebody who was removed.
   *
   * @param name under which the provider knew them
   * @param by the user name of whoever removed them
   */
  record Removed(UUID id, String name, String by, Instant at) {}
}
