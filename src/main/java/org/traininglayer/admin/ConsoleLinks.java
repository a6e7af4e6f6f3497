package org.traininglayer.admin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.traininglayer.kernel.OrganisationId;

/** Links that work once and for a while. Only the hash of their code is kept. */
@Component
class ConsoleLinks {

  private final JdbcClient jdbc;
  private final SecureRandom random = new SecureRandom();

  ConsoleLinks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What a link is for. */
  enum Kind {
    /** Makes the first user. */
    SETUP,
    /** Makes a user with roles that an administrator chose. */
    INVITATION,
    /** Gives a user a new password. */
    RESET
  }

  /**
   * A link that has not been used.
   *
   * @param label for whom, in the administrator's words
   * @param user whose password; null for other kinds
   */
  record Link(
      UUID id,
      Kind kind,
      OrganisationId organisation,
      String label,
      Set<ConsoleRole> roles,
      @Nullable UUID user,
      String madeBy,
      Instant madeAt,
      Instant expiresAt) {}

  /** Makes a link; an earlier one for the same user's password ends. Answers its code. */
  String make(
      Kind kind,
      OrganisationId organisation,
      String label,
      Set<ConsoleRole> roles,
      @Nullable UUID user,
      String madeBy,
      Duration ttl) {
    byte[] bytes = new byte[24];
    random.nextBytes(bytes);
    String code = HexFormat.of().formatHex(bytes);
    if (user != null) {
      jdbc.sql("delete from console_link where user_id = :user").param("user", user).update();
    }
    jdbc.sql(
            """
            insert into console_link
              (code_hash, organisation_id, kind, label, roles, user_id, made_by, expires_at)
            values (:hash, :organisation, :kind, :label, :roles, :user, :by,
              now() + make_interval(secs => :seconds))
            """)
        .param("hash", hash(code))
        .param("organisation", organisation.value())
        .param("kind", kind.name())
        .param("label", label)
        .param("roles", roles.stream().sorted().map(Enum::name).toArray(String[]::new))
        .param("user", user)
        .param("by", madeBy)
        .param("seconds", (double) ttl.toSeconds())
        .update();
    return code;
  }

  /** The link of this code, while it works. */
  Optional<Link> open(String code) {
    return jdbc.sql("select * from console_link where code_hash = :hash and expires_at > now()")
        .param("hash", hash(code))
        .query((row, number) -> link(row))
        .optional();
  }

  /** Uses a link up; of several at the same time, on whatever nodes, one gets it. */
  Optional<Link> use(String code) {
    return jdbc.sql(
            "delete from console_link where code_hash = :hash and expires_at > now() returning *")
        .param("hash", hash(code))
        .query((row, number) -> link(row))
        .optional();
  }

  /** Links of an organisation that still work, newest first. */
  List<Link> pending(OrganisationId organisation) {
    return jdbc.sql(
            """
            select * from console_link
            where organisation_id = :organisation and expires_at > now() and kind <> 'SETUP'
            order by made_at desc
            """)
        .param("organisation", organisation.value())
        .query((row, number) -> link(row))
        .list();
  }

  /** Ends a link. */
  Optional<Link> withdraw(OrganisationId organisation, UUID id) {
    return jdbc.sql(
            "delete from console_link where organisation_id = :organisation and id = :id returning"
                + " *")
        .param("organisation", organisation.value())
        .param("id", id)
        .query((row, number) -> link(row))
        .optional();
  }

  /** Ends what somebody made who is no longer to make any. */
  void endMadeBy(OrganisationId organisation, String name) {
    jdbc.sql("delete from console_link where organisation_id = :organisation and made_by = :name")
        .param("organisation", organisation.value())
        .param("name", name)
        .update();
  }

  /** Ends the links for a first user. */
  void endSetup() {
    jdbc.sql("delete from console_link where kind = 'SETUP'").update();
  }

  private static Link link(ResultSet row) throws SQLException {
    return new Link(
        row.getObject("id", UUID.class),
        Kind.valueOf(row.getString("kind")),
        OrganisationId.of(row.getString("organisation_id")),
        row.getString("label"),
        ConsoleUsers.roles(row),
        row.getObject("user_id", UUID.class),
        row.getString("made_by"),
        row.getObject("made_at", OffsetDateTime.class).toInstant(),
        row.getObject("expires_at", OffsetDateTime.class).toInstant());
  }

  private static String hash(String code) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(code.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
