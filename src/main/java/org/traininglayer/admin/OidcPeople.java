package org.traininglayer.admin;

import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.traininglayer.admin.OidcAdmission.In;
import org.traininglayer.admin.OidcAdmission.Out;
import org.traininglayer.kernel.OrganisationId;

/**
 * People of the provider as console users: made at their first sign-in, given the roles that the
 * provider says at each. Whoever was removed here stays out until invited again. Known by issuer
 * and subject; a name that somebody else has is not shared.
 */
@Component
class OidcPeople implements OAuth2UserService<OidcUserRequest, OidcUser> {

  private static final Logger log = LoggerFactory.getLogger(OidcPeople.class);

  private final ConsoleUsers users;
  private final ConsoleSessions sessions;
  private final Accounts accounts;
  private final AuditTrail audit;
  private final ConsoleProperties properties;
  private final RemovedPeople removed;

  OidcPeople(
      ConsoleUsers users,
      ConsoleSessions sessions,
      Accounts accounts,
      AuditTrail audit,
      ConsoleProperties properties,
      RemovedPeople removed) {
    this.users = users;
    this.sessions = sessions;
    this.accounts = accounts;
    this.audit = audit;
    this.properties = properties;
    this.removed = removed;
  }

  @Override
  @Transactional
  public OidcUser loadUser(OidcUserRequest request) {
    String issuer = String.valueOf(request.getIdToken().getIssuer());
    String subject = request.getIdToken().getSubject();
    if (subject == null) {
      throw notLetIn("not-verified", "the ID token names nobody");
    }
    return switch (OidcAdmission.decide(request.getIdToken().getClaims(), properties.oidc())) {
      case Out out -> throw notLetIn("not-let-in", out.reason());
      case In in -> new OidcArrival(user(issuer, subject, in), request.getIdToken());
    };
  }

  private ConsoleUser user(String issuer, String subject, In in) {
    Optional<ConsoleUser> known = users.external(issuer, subject);
    if (known.isEmpty()) {
      if (removed.holds(issuer, subject)) {
        throw notLetIn("not-let-in", "the user was removed here");
      }
      if (!users.addExternal(OrganisationId.DEFAULT, in.name(), issuer, subject, in.roles())) {
        throw notLetIn("name-taken", "another user has the name");
      }
      audit.changed(
          OrganisationId.DEFAULT,
          in.name(),
          "user.joined",
          in.name(),
          Map.of(),
          Map.of("roles", Accounts.words(in.roles()), "provider", issuer));
    }
    ConsoleUser user = users.external(issuer, subject).orElseThrow();
    if (user.disabledAt() != null) {
      throw notLetIn("not-let-in", "the user was disabled here");
    }
    if (!user.roles().equals(in.roles())) {
      users.setRoles(user.id(), in.roles());
      if (!in.roles().contains(ConsoleRole.SITE_ADMINISTRATOR)) {
        accounts.endInvitations(user);
      }
      sessions.endAll(user.id());
      audit.changed(
          user.organisation(),
          user.getUsername(),
          "user.changed",
          user.getUsername(),
          Map.of("roles", Accounts.words(user.roles())),
          Map.of("roles", Accounts.words(in.roles()), "provider", issuer));
    }
    users.signedIn(user.id());
    return users.external(issuer, subject).orElseThrow();
  }

  private static OAuth2AuthenticationException notLetIn(String code, String reason) {
    log.info("Somebody of the OpenID Connect provider was not let in: {}", reason);
    return new OAuth2AuthenticationException(new OAuth2Error(code));
  }
}
