package org.traininglayer.admin;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How people sign in to the console, and for how long.
 *
 * @param idleEnd a session ends when nothing was asked for so long
 * @param absoluteEnd a session ends so long after sign-in, whatever happens
 * @param invitationTtl how long an invitation works
 * @param resetTtl how long a link for a new password works
 * @param localSignIn whether people may sign in with a password kept here
 * @param breakGlassUser the one user who still may where {@code localSignIn} is off
 * @param oidc sign-in by OpenID Connect
 */
@ConfigurationProperties("traininglayer.console")
record ConsoleProperties(
    @DefaultValue("60m") Duration idleEnd,
    @DefaultValue("12h") Duration absoluteEnd,
    @DefaultValue("7d") Duration invitationTtl,
    @DefaultValue("24h") Duration resetTtl,
    @DefaultValue("true") boolean localSignIn,
    @Nullable String breakGlassUser,
    @DefaultValue Oidc oidc) {

  ConsoleProperties {
    if (!localSignIn && !oidc.on()) {
      throw new IllegalArgumentException(
          "traininglayer.console.local-sign-in is off, but traininglayer.console.oidc.issuer names"
              + " no provider: nobody could sign in");
    }
  }

  /** Whether this name may sign in with a password. */
  boolean mayUsePassword(String username) {
    return localSignIn || username.equalsIgnoreCase(breakGlassUser);
  }

  /**
   * The provider and who of its people may come in.
   *
   * @param issuer the provider; its metadata stand under {@code /.well-known/openid-configuration}.
   *     Without it there is no such sign-in
   * @param clientId this tool there
   * @param clientSecret its secret
   * @param name what stands on the button
   * @param scopes what is asked for beside {@code openid}
   * @param nameClaim the claim that becomes the user name
   * @param rolesClaim the claim that gives roles; dots lead into objects, as in {@code
   *     realm_access.roles}
   * @param siteAdministrators values of that claim that make a site administrator
   * @param owners values that make an owner
   * @param analysts values that make an analyst
   * @param auditors values that make an auditor
   * @param allowedDomains domains of verified e-mail addresses that may come in; with {@code
   *     allowedUsers} empty too, everybody whom the roles let in
   * @param allowedUsers names or verified e-mail addresses that may come in
   */
  record Oidc(
      @Nullable String issuer,
      @Nullable String clientId,
      @Nullable String clientSecret,
      @DefaultValue("your organisation") String name,
      @DefaultValue({"profile", "email"}) List<String> scopes,
      @DefaultValue("email") String nameClaim,
      @DefaultValue("roles") String rolesClaim,
      @DefaultValue List<String> siteAdministrators,
      @DefaultValue List<String> owners,
      @DefaultValue List<String> analysts,
      @DefaultValue List<String> auditors,
      @DefaultValue List<String> allowedDomains,
      @DefaultValue List<String> allowedUsers) {

    Oidc {
      if (issuer != null && !issuer.isBlank()) {
        if (clientId == null
            || clientId.isBlank()
            || clientSecret == null
            || clientSecret.isBlank()) {
          throw new IllegalArgumentException(
              "traininglayer.console.oidc.issuer needs client-id and client-secret beside it");
        }
        if (siteAdministrators.isEmpty()
            && owners.isEmpty()
            && analysts.isEmpty()
            && auditors.isEmpty()) {
          throw new IllegalArgumentException(
              "traininglayer.console.oidc maps no role, so nobody could come in: name values of the"
                  + " roles claim in site-administrators, owners, analysts or auditors");
        }
      }
    }

    /** Whether there is a provider. */
    boolean on() {
      return issuer != null && !issuer.isBlank();
    }

    @Override
    public String toString() {
      return "Oidc[issuer=" + issuer + "]";
    }
  }
}
