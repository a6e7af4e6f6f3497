package org.traininglayer.admin;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.traininglayer.delivery.MailAddress;
import org.traininglayer.kernel.NameOrder;
import org.traininglayer.kernel.OrganisationId;

/** The people who may sign in, as kept. */
@Component
class ConsoleUsers {

  private static final int LONGEST_NAME = 100;

  private final JdbcClient jdbc;
  private final Passwords passwords;

  ConsoleUsers(JdbcClient jdbc, Passwords passwords) {
    this.jdbc = jdbc;
    this.passwords = passwords;
  }

  /**
   * How many site administrators could sign in.
   *
   * @param organisation of one organisation; null for all
   * @param except not counting this one; null to count everybody
   * @param withProvider whether people of a provider count
   */
  int administrators(
      @Nullable OrganisationId organisation, @Nullable UUID except, boolean withProvider) {
    return jdbc.sql(
            """
            select count(*) from console_user
            where 'SITE_ADMINISTRATOR' = any (roles) and disabled_at is null
              and (password_hash is not null or (:provider and oidc_issuer is not null))
              and (:organisation::uuid is null or organisation_id = :organisation)
              and (:except::uuid is null or id <> :except)
            """)
        .param("provider", withProvider)
        .param("organisation", organisation == null ? null : organisation.value())
        .param("except", except)
        .query(Integer.class)
        .single();
  }

  /** The user of this name. */
  Optional<ConsoleUser> named(String username) {
    if (!acceptable(username)) {
      return Optional.empty();
    }
    return jdbc.sql("select * from console_user where username = :username")
        .param("username", normal(username))
        .query((row, number) -> user(row))
        .optional();
  }

  /** The user of this id, in whatever organisation. */
  Optional<ConsoleUser> find(UUID id) {
    return jdbc.sql("select * from console_user where id = :id")
        .param("id", id)
        .query((row, number) -> user(row))
        .optional();
  }

  /** The person whom a provider knows by this subject. */
  Optional<ConsoleUser> external(String issuer, String subject) {
    return jdbc.sql(
            "select * from console_user where oidc_issuer = :issuer and oidc_subject = :subject")
        .param("issuer", issuer)
        .param("subject", subject)
        .query((row, number) -> user(row))
        .optional();
  }

  /** Everybody of an organisation, by name. */
  List<ConsoleUser> all(OrganisationId organisation) {
    return jdbc
        .sql("select * from console_user where organisation_id = :organisation")
        .param("organisation", organisation.value())
        .query((row, number) -> user(row))
        .list()
        .stream()
        .sorted(Comparator.comparing(ConsoleUser::username, NameOrder.ascending()))
        .toList();
  }

  /** Adds a user with a password; false when the name is taken. */
  boolean add(
      OrganisationId organisation, String username, String password, Set<ConsoleRole> roles) {
    return jdbc.sql(
                """
                insert into console_user (username, organisation_id, password_hash, roles)
                values (:username, :organisation, :hash, :roles)
                on conflict do nothing
                """)
            .param("username", normal(username))
            .param("organisation", organisation.value())
            .param("hash", passwords.hash(password))
            .param("roles", names(roles))
            .update()
        == 1;
  }

  /** Adds somebody of a provider; false when the name or the subject is taken. */
  boolean addExternal(
      OrganisationId organisation,
      String username,
      String issuer,
      String subject,
      Set<ConsoleRole> roles) {
    return jdbc.sql(
                """
                insert into console_user (username, organisation_id, roles, oidc_issuer, oidc_subject)
                values (:username, :organisation, :roles, :issuer, :subject)
                on conflict do nothing
                """)
            .param("username", normal(username))
            .param("organisation", organisation.value())
            .param("roles", names(roles))
            .param("issuer", issuer)
            .param("subject", subject)
            .update()
        == 1;
  }

  void signedIn(UUID id) {
    jdbc.sql("update console_user set signed_in_at = now() where id = :id")
        .param("id", id)
        .update();
  }

  /** The same password, kept in a newer way. */
  void rehash(ConsoleUser user, String password) {
    jdbc.sql("update console_user set password_hash = :new where id = :id and password_hash = :old")
        .param("new", passwords.hash(password))
        .param("old", user.passwordHash())
        .param("id", user.id())
        .update();
  }

  /** A new password, which ends every session. */
  void setPassword(UUID id, String password) {
    jdbc.sql(
            """
            update console_user set password_hash = :hash, password_changed_at = now(),
              session_key = gen_random_uuid()
            where id = :id
            """)
        .param("hash", passwords.hash(password))
        .param("id", id)
        .update();
  }

  /** Other roles, which end every session. */
  void setRoles(UUID id, Set<ConsoleRole> roles) {
    jdbc.sql(
            "update console_user set roles = :roles, session_key = gen_random_uuid() where id ="
                + " :id")
        .param("roles", names(roles))
        .param("id", id)
        .update();
  }

  /** Lets somebody in again, or no longer; ends every session. */
  void setDisabled(UUID id, boolean disabled) {
    jdbc.sql(
            """
            update console_user set session_key = gen_random_uuid(),
              disabled_at = case when :disabled then coalesce(disabled_at, now()) end
            where id = :id
            """)
        .param("disabled", disabled)
        .param("id", id)
        .update();
  }

  /** Where somebody gets e-mail; nothing when they said nowhere. */
  Optional<MailAddress> email(UUID id) {
    return jdbc.sql("select email from console_user where id = :id and email is not null")
        .param("id", id)
        .query(String.class)
        .optional()
        .flatMap(MailAddress::of);
  }

  /** Somebody gets e-mail there from now on; null for nowhere. */
  void setEmail(UUID id, @Nullable MailAddress email) {
    jdbc.sql("update console_user set email = cast(:email as text) where id = :id")
        .param("email", email == null ? null : email.value())
        .param("id", id)
        .update();
  }

  /** Ends every session. */
  void renewSessionKey(UUID id) {
    jdbc.sql("update console_user set session_key = gen_random_uuid() where id = :id")
        .param("id", id)
        .update();
  }

  void remove(UUID id) {
    jdbc.sql("delete from console_user where id = :id").param("id", id).update();
  }

  /**
   * Waits until no other transaction, on any node, is about to change who may do what; for rules
   * that look at several users. Held until the transaction ends.
   */
  void alone() {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended('console_user', 0))")
        .query((row, number) -> number)
        .list();
  }

  /** What could be a user name at all; everything else never reaches the database. */
  static boolean acceptable(String username) {
    return !username.isBlank()
        && username.length() <= LONGEST_NAME
        && username.codePoints().noneMatch(ConsoleUsers::unfit);
  }

  private static boolean unfit(int c) {
    return Character.isISOControl(c)
        || Character.getType(c) == Character.SURROGATE
        || Character.getType(c) == Character.FORMAT;
  }

  static String normal(String username) {
    return username.strip().toLowerCase(Locale.ROOT);
  }

  private static String[] names(Set<ConsoleRole> roles) {
    return roles.stream().sorted().map(Enum::name).toArray(String[]::new);
  }

  static Set<ConsoleRole> roles(ResultSet row) throws SQLException {
    EnumSet<ConsoleRole> roles = EnumSet.noneOf(ConsoleRole.class);
    for (String role : (String[]) row.getArray("roles").getArray()) {
      roles.add(ConsoleRole.valueOf(role));
    }
    return roles;
  }

  private static ConsoleUser user(ResultSet row) throws SQLException {
    return new ConsoleUser(
        row.getObject("id", UUID.class),
        row.getString("username"),
        OrganisationId.of(row.getString("organisation_id")),
        row.getString("password_hash"),
        roles(row),
        row.getObject("session_key", UUID.class),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        instant(row, "signed_in_at"),
        instant(row, "disabled_at"),
        row.getString("oidc_issuer") != null);
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
