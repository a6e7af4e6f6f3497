package org.traininglayer.admin;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.traininglayer.admin.ConsoleLinks.Kind;
import org.traininglayer.admin.ConsoleLinks.Link;
import org.traininglayer.delivery.MailAddress;
import org.traininglayer.lti.Registrations;

/**
 * What may be done with console users, each in one transaction with its entry in the audit trail.
 * An organisation keeps at least one site administrator who can sign in.
 */
@Component
class Accounts {

  private final ConsoleUsers users;
  private final ConsoleLinks links;
  private final ConsoleSessions sessions;
  private final SignInTries tries;
  private final AuditTrail audit;
  private final ConsoleProperties properties;
  private final Registrations registrations;
  private final RemovedPeople removed;

  Accounts(
      ConsoleUsers users,
      ConsoleLinks links,
      ConsoleSessions sessions,
      SignInTries tries,
      AuditTrail audit,
      ConsoleProperties properties,
      Registrations registrations,
      RemovedPeople removed) {
    this.users = users;
    this.links = links;
    this.sessions = sessions;
    this.tries = tries;
    this.audit = audit;
    this.properties = properties;
    this.registrations = registrations;
    this.removed = removed;
  }

  /** Something that is not done, with the message key of the reason. */
  static final class NotDoneException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotDoneException(String reason) {
      super(reason, null, false, false);
    }

    String reason() {
      return String.valueOf(getMessage());
    }
  }

  /** A link with which a colleague makes an account; answers its code. */
  @Transactional
  public String invite(ConsoleUser who, String label, Set<ConsoleRole> roles) {
    if (label.isBlank() || label.length() > 100 || !ConsoleUsers.acceptable(label)) {
      throw new NotDoneException("console.users.label-missing");
    }
    if (roles.isEmpty()) {
      throw new NotDoneException("console.users.role-missing");
    }
    audit.changed(who, "user.invited", label, Map.of(), Map.of("roles", words(roles)));
    return links.make(
        Kind.INVITATION,
        who.organisation(),
        label.strip(),
        roles,
        null,
        who.getUsername(),
        properties.invitationTtl());
  }

  /** Where one gets e-mail oneself, empty for nowhere; false when it is no address. */
  @Transactional
  public boolean setEmail(ConsoleUser who, String text) {
    Optional<MailAddress> email = MailAddress.of(text);
    if (email.isEmpty() && !text.isBlank()) {
      return false;
    }
    boolean before = users.email(who.id()).isPresent();
    users.setEmail(who.id(), email.orElse(null));
    audit.changed(
        who,
        "user.email-changed",
        who.getUsername(),
        Map.of("address", before ? "given" : "none"),
        Map.of("address", email.isPresent() ? "given" : "none"));
    return true;
  }

  /** A link with which somebody sets a new password; the old one works until then. */
  @Transactional
  public String reset(ConsoleUser who, UUID id) {
    ConsoleUser user = of(who, id);
    if (user.external()) {
      throw new NotDoneException("console.users.external");
    }
    audit.changed(who, "user.reset-link-made", user.getUsername(), Map.of(), Map.of());
    return links.make(
        Kind.RESET,
        who.organisation(),
        user.getUsername(),
        Set.of(),
        id,
        who.getUsername(),
        properties.resetTtl());
  }

  /** Ends a link that has not been used. */
  @Transactional
  public void withdraw(ConsoleUser who, UUID link) {
    links
        .withdraw(who.organisation(), link)
        .ifPresent(
            ended -> audit.changed(who, "link.withdrawn", ended.label(), Map.of(), Map.of()));
  }

  /** Uses a link up: makes the invited user, or gives a user the new password. */
  @Transactional
  public void join(String code, String username, String password) {
    Link open = links.open(code).orElseThrow(() -> new NotDoneException("console.join.closed"));
    Optional<ConsoleUser> known = Optional.ofNullable(open.user()).flatMap(users::find);
    String name = known.map(ConsoleUser::getUsername).orElse(username);
    if (!ConsoleUsers.acceptable(name)) {
      throw new NotDoneException("console.users.name-unfit");
    }
    PasswordRules.problem(password, name)
        .ifPresent(reason -> {
          throw new NotDoneException(reason);
        });
    Link link = links.use(code).orElseThrow(() -> new NotDoneException("console.join.closed"));
    switch (link.kind()) {
      case INVITATION -> {
        if (!users.add(link.organisation(), name, password, link.roles())) {
          throw new NotDoneException("console.join.taken");
        }
        audit.changed(
            link.organisation(),
            ConsoleUsers.normal(name),
            "user.joined",
            ConsoleUsers.normal(name),
            Map.of(),
            Map.of("roles", words(link.roles()), "invited by", link.madeBy()));
      }
      case RESET -> {
        ConsoleUser user = known.orElseThrow(() -> new NotDoneException("console.join.closed"));
        setPassword(user, password);
      }
      case SETUP -> throw new NotDoneException("console.join.closed");
    }
  }

  /** The user's own new password; ends every session. */
  @Transactional
  public void setPassword(ConsoleUser user, String password) {
    users.setPassword(user.id(), password);
    sessions.endAll(user.id());
    tries.forget(user.getUsername());
    audit.changed(
        user.organisation(),
        user.getUsername(),
        "user.password-changed",
        user.getUsername(),
        Map.of(),
        Map.of());
  }

  /** Gives a user other roles; ends their sessions. */
  @Transactional
  public void setRoles(ConsoleUser who, UUID id, Set<ConsoleRole> roles) {
    users.alone();
    ConsoleUser user = of(who, id);
    if (roles.isEmpty()) {
      throw new NotDoneException("console.users.role-missing");
    }
    if (user.external()) {
      throw new NotDoneException("console.users.external");
    }
    if (!roles.contains(ConsoleRole.SITE_ADMINISTRATOR)) {
      keepOne(user);
    }
    if (!roles.equals(user.roles())) {
      users.setRoles(id, roles);
      if (!roles.contains(ConsoleRole.SITE_ADMINISTRATOR)) {
        endInvitations(user);
      }
      sessions.endAll(id);
      audit.changed(
          who,
          "user.changed",
          user.getUsername(),
          Map.of("roles", words(user.roles())),
          Map.of("roles", words(roles)));
    }
  }

  /** Lets somebody in no longer, or again. */
  @Transactional
  public void setDisabled(ConsoleUser who, UUID id, boolean disabled) {
    users.alone();
    ConsoleUser user = of(who, id);
    if (disabled) {
      keepOne(user);
    }
    users.setDisabled(id, disabled);
    if (disabled) {
      endInvitations(user);
    }
    sessions.endAll(id);
    audit.changed(
        who,
        "user.changed",
        user.getUsername(),
        Map.of("may sign in", user.disabledAt() == null ? "yes" : "no"),
        Map.of("may sign in", disabled ? "no" : "yes"));
  }

  /**
   * Removes somebody; what they did stays in the audit trail. A person of the provider stays out
   * until invited again.
   */
  @Transactional
  public void remove(ConsoleUser who, UUID id) {
    users.alone();
    ConsoleUser user = of(who, id);
    keepOne(user);
    sessions.endAll(id);
    endInvitations(user);
    removed.keepOut(user, who.getUsername());
    users.remove(id);
    audit.changed(
        who, "user.removed", user.getUsername(), Map.of("roles", words(user.roles())), Map.of());
  }

  /** Lets a person of the provider who was removed come back, at their next sign-in. */
  @Transactional
  public void letBack(ConsoleUser who, UUID id) {
    String name =
        removed
            .letBack(who.organisation(), id)
            .orElseThrow(() -> new NotDoneException("console.users.gone"));
    audit.changed(who, "user.invited", name, Map.of(), Map.of("roles", "as the provider says"));
  }

  /** Ends every session of somebody. */
  @Transactional
  public void signOutEverywhere(ConsoleUser who, UUID id) {
    ConsoleUser user = of(who, id);
    users.renewSessionKey(id);
    sessions.endAll(id);
    audit.changed(who, "user.signed-out", user.getUsername(), Map.of(), Map.of());
  }

  /** What somebody has invited, people and platforms, must not outlive the right to invite. */
  void endInvitations(ConsoleUser user) {
    links.endMadeBy(user.organisation(), user.getUsername());
    registrations.withdrawAll(user.organisation(), user.getUsername());
  }

  /** The user of this id, if in the same organisation. */
  private ConsoleUser of(ConsoleUser who, UUID id) {
    return users
        .find(id)
        .filter(user -> user.organisation().equals(who.organisation()))
        .orElseThrow(() -> new NotDoneException("console.users.gone"));
  }

  private void keepOne(ConsoleUser user) {
    if (user.has(ConsoleRole.SITE_ADMINISTRATOR)
        && user.disabledAt() == null
        && users.administrators(user.organisation(), user.id(), properties.oidc().on()) == 0) {
      throw new NotDoneException("console.users.last");
    }
  }

  /** Roles in words, always in the same order. */
  static String words(Set<ConsoleRole> roles) {
    return roles.stream()
        .sorted()
        .map(role -> role.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '))
        .collect(Collectors.joining(", "));
  }
}
