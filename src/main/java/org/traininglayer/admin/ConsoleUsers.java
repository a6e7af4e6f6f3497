package org.traininglayer.admin;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.traininglayer.kernel.OrganisationId;

/** The people who may sign in; after ten wrong passwords in a row a name rests for a while. */
@Component
class ConsoleUsers implements UserDetailsService {

  private final JdbcClient jdbc;
  private final PasswordEncoder passwords;

  ConsoleUsers(JdbcClient jdbc) {
    this.jdbc = jdbc;
    this.passwords = ConsoleSecurity.PASSWORDS;
  }

  @Override
  public ConsoleUser loadUserByUsername(String username) {
    return find(username).orElseThrow(() -> new UsernameNotFoundException("no such console user"));
  }

  boolean none() {
    return jdbc.sql("select not exists (select 1 from console_user)").query(Boolean.class).single();
  }

  /** Adds a user; false when the name is taken. */
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
            .param("hash", passwords.encode(password))
            .param("roles", roles.stream().map(Enum::name).toArray(String[]::new))
            .update()
        == 1;
  }

  void signedIn(String username) {
    jdbc.sql("update console_user set signed_in_at = now() where username = :username")
        .param("username", normal(username))
        .update();
  }

  void failed(String username) {
    // Counted by name and address from the next commit on.
  }

  private Optional<ConsoleUser> find(String username) {
    if (!acceptable(username)) {
      return Optional.empty();
    }
    return jdbc.sql(
            """
            select username, organisation_id, password_hash, roles
            from console_user where username = :username
            """)
        .param("username", normal(username))
        .query((row, number) -> user(row))
        .optional();
  }

  private static ConsoleUser user(ResultSet row) throws SQLException {
    EnumSet<ConsoleRole> roles = EnumSet.noneOf(ConsoleRole.class);
    Array array = row.getArray("roles");
    for (String role : (String[]) array.getArray()) {
      roles.add(ConsoleRole.valueOf(role));
    }
    return new ConsoleUser(
        row.getString("username"),
        OrganisationId.of(row.getString("organisation_id")),
        row.getString("password_hash"),
        roles,
        null);
  }

  /** What could be a user name at all; everything else never reaches the database. */
  static boolean acceptable(String username) {
    return !username.isBlank() && username.length() <= 100 && username.indexOf('\0') < 0;
  }

  private static String normal(String username) {
    return username.strip().toLowerCase(Locale.ROOT);
  }
}
