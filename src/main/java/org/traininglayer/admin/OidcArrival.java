package org.traininglayer.admin;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** Somebody whom the provider sent and who may come in; lives for one request. */
record OidcArrival(ConsoleUser user, OidcIdToken idToken) implements OidcUser {

  @Override
  public Map<String, Object> getClaims() {
    return idToken.getClaims();
  }

  @Override
  public @Nullable OidcUserInfo getUserInfo() {
    return null;
  }

  @Override
  public OidcIdToken getIdToken() {
    return idToken;
  }

  @Override
  public Map<String, Object> getAttributes() {
    return idToken.getClaims();
  }

  @Override
  public Collection<? extends GrantedAuthority> getAuthorities() {
    return user.authorities();
  }

  @Override
  public String getName() {
    return user.getUsername();
  }

  @Override
  public String toString() {
    return "OidcArrival[" + user + "]";
  }
}
