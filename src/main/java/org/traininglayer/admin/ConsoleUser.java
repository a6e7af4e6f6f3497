package org.traininglayer.admin;

import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;
import org.traininglayer.kernel.OrganisationId;

/** Somebody signed in to the console. */
final class ConsoleUser implements UserDetails {

  private static final long serialVersionUID = 1L;

  private final String username;
  private final String organisation;
  private final String passwordHash;
  private final Set<ConsoleRole> roles;
  private final @Nullable Instant lockedUntil;

  ConsoleUser(
      String username,
      OrganisationId organisation,
      String passwordHash,
      Set<ConsoleRole> roles,
      @Nullable Instant lockedUntil) {
    this.username = username;
    this.organisation = organisation.toString();
    this.passwordHash = passwordHash;
    this.roles = Set.copyOf(roles);
    this.lockedUntil = lockedUntil;
  }

  OrganisationId organisation() {
    return OrganisationId.of(organisation);
  }

  @Override
  public String getUsername() {
    return username;
  }

  @Override
  public String getPassword() {
    return passwordHash;
  }

  @Override
  public Collection<? extends GrantedAuthority> getAuthorities() {
    return roles.stream().map(role -> new SimpleGrantedAuthority("ROLE_" + role)).toList();
  }

  @Override
  public boolean isAccountNonLocked() {
    return lockedUntil == null || lockedUntil.isBefore(Instant.now());
  }

  @Override
  public String toString() {
    return "ConsoleUser[" + username + "]";
  }
}
