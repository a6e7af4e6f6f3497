package org.traininglayer.lti.platforms.registration;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.kernel.PlatformId;
import org.traininglayer.lti.Registrations.Invite;
import org.traininglayer.lti.platforms.keys.Secrets;

/**
 * Invitations. A code is claimed while a registration is under way, so that nobody else can use it
 * meanwhile; used up only when that succeeded, and else free again.
 */
@Component
class StoredInvites {

  /** Longer than a registration can take. */
  private static final Duration CLAIM = Duration.ofMinutes(2);

  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_-]{22}");

  private final JdbcClient jdbc;

  StoredInvites(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Keeps a new invitation; its code is kept as hash only. How long it is good is told by the
   * database's clock alone.
   */
  Made add(OrganisationId organisation, String label, String madeBy, String code, Duration life) {
    return jdbc.sql(
            """
            insert into lti_invite
              (id, code_hash, organisation_id, label, made_by, made_at, expires_at)
            values (:id, :hash, :organisation, :label, :by, now(),
              now() + make_interval(secs => :life))
            returning id, expires_at
            """)
        .param("id", UUID.randomUUID())
        .param("hash", Secrets.hash(code))
        .param("organisation", organisation.value())
        .param("label", label)
        .param("by", madeBy)
        .param("life", (double) life.toSeconds())
        .query((row, number) ->
            new Made(
                row.getObject("id", UUID.class),
                row.getObject("expires_at", OffsetDateTime.class).toInstant()))
        .single();
  }

  /** Whether a registration with this code could begin now. */
  boolean isGood(String code) {
    return fits(code)
        && jdbc.sql(
                """
                select exists (
                  select 1 from lti_invite
                  where code_hash = :hash and used_at is null and expires_at > now())
                """)
            .param("hash", Secrets.hash(code))
            .query(Boolean.class)
            .single();
  }

  /** Whether somebody has registered with this code. */
  boolean isUsed(String code) {
    return fits(code)
        && jdbc.sql(
                """
                select exists (
                  select 1 from lti_invite where code_hash = :hash and used_at is not null)
                """)
            .param("hash", Secrets.hash(code))
            .query(Boolean.class)
            .single();
  }

  /** Takes the code for one registration; empty if it is no good or in use right now. */
  Optional<Claim> claim(String code) {
    if (!fits(code)) {
      return Optional.empty();
    }
    return jdbc.sql(
            """
            update lti_invite set claimed_until = now() + make_interval(secs => :claim)
            where code_hash = :hash and used_at is null and expires_at > now()
              and (claimed_until is null or claimed_until < now())
            returning id, organisation_id
            """)
        .param("claim", (double) CLAIM.toSeconds())
        .param("hash", Secrets.hash(code))
        .query((row, number) ->
            new Claim(
                row.getObject("id", UUID.class),
                new OrganisationId(row.getObject("organisation_id", UUID.class))))
        .optional();
  }

  /** Gives a claimed code back. */
  void release(Claim claim) {
    jdbc.sql("update lti_invite set claimed_until = null where id = :id and used_at is null")
        .param("id", claim.id())
        .update();
  }

  /**
   * Ends a claimed code for good.
   *
   * @return false if it was withdrawn or used meanwhile
   */
  boolean use(Claim claim, PlatformId platform) {
    return jdbc.sql(
                """
                update lti_invite set used_at = now(), claimed_until = null, platform_id = :platform
                where id = :id and used_at is null
                """)
            .param("platform", platform.value())
            .param("id", claim.id())
            .update()
        == 1;
  }

  List<Invite> recent(OrganisationId organisation) {
    return jdbc.sql(
            """
            select id, label, made_by, made_at, expires_at, used_at, platform_id from lti_invite
            where organisation_id = :organisation and made_at > now() - interval '31 days'
            order by made_at desc
            limit 100
            """)
        .param("organisation", organisation.value())
        .query(StoredInvites::invite)
        .list();
  }

  boolean withdraw(OrganisationId organisation, UUID id) {
    return jdbc.sql(
                """
                delete from lti_invite
                where id = :id and organisation_id = :organisation and used_at is null
                """)
            .param("id", id)
            .param("organisation", organisation.value())
            .update()
        == 1;
  }

  void withdrawAll(OrganisationId organisation, String madeBy) {
    jdbc.sql(
            """
            delete from lti_invite
            where organisation_id = :organisation and made_by = :name and used_at is null
            """)
        .param("organisation", organisation.value())
        .param("name", madeBy)
        .update();
  }

  private static boolean fits(String code) {
    return CODE.matcher(code).matches();
  }

  private static Invite invite(ResultSet row, int number) throws SQLException {
    OffsetDateTime used = row.getObject("used_at", OffsetDateTime.class);
    UUID platform = platform(row);
    return new Invite(
        row.getObject("id", UUID.class),
        row.getString("label"),
        row.getString("made_by"),
        row.getObject("made_at", OffsetDateTime.class).toInstant(),
        row.getObject("expires_at", OffsetDateTime.class).toInstant(),
        used == null ? null : used.toInstant(),
        platform == null ? null : new PlatformId(platform));
  }

  private static @Nullable UUID platform(ResultSet row) throws SQLException {
    return row.getObject("platform_id", UUID.class);
  }

  /** An invitation that was made just now. */
  record Made(UUID id, Instant expiresAt) {}

  /** A code that is being used. */
  record Claim(UUID id, OrganisationId organisation) {}
}
