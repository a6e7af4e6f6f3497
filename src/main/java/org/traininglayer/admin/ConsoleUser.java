package org.traininglayer.admin;

import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.kernel.SignedIn;

/**
 * A console user as kept. Read from the database with each request, so that what an administrator
 * changes holds at once on every node; never serialised.
 *
 * @param passwordHash null for people who sign in by OpenID Connect only
 * @param sessionKey what sessions of this user carry; a new one ends them
 * @param disabledAt since when they may not sign in; null when they may
 * @param external whether they came by OpenID Connect
 */
record ConsoleUser(
    UUID id,
    String username,
    OrganisationId organisation,
    @Nullable String passwordHash,
    Set<ConsoleRole> roles,
    UUID sessionKey,
    Instant createdAt,
    @Nullable Instant signedInAt,
    @Nullable Instant disabledAt,
    boolean external)
    implements SignedIn, Principal {

  ConsoleUser {
    roles = Set.copyOf(roles);
  }

  /** The name they sign in with. */
  String getUsername() {
    return username;
  }

  @Override
  public String getName() {
    return username;
  }

  boolean has(ConsoleRole role) {
    return roles.contains(role);
  }

  List<GrantedAuthority> authorities() {
    return roles.stream()
        .sorted()
        .map(role -> (GrantedAuthority) new SimpleGrantedAuthority("ROLE_" + role))
        .toList();
  }

  @Override
  public String toString() {
    return "ConsoleUser[" + id + "]";
  }
}
