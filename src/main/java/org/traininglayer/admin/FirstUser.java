package org.traininglayer.admin;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.lti.ToolAddress;

/** Makes the first console user possible: from settings, else by a link that works once. */
@Component
class FirstUser {

  private static final Logger log = LoggerFactory.getLogger(FirstUser.class);
  private static final Set<ConsoleRole> EVERYTHING =
      EnumSet.of(ConsoleRole.SITE_ADMINISTRATOR, ConsoleRole.OWNER);

  private final ConsoleUsers users;
  private final ConsoleLinks links;
  private final AuditTrail audit;
  private final AdminProperties properties;
  private final ConsoleProperties console;
  private final ToolAddress address;
  private final TransactionTemplate transaction;
  private final MessageSource messages;
  private final boolean trial;

  FirstUser(
      ConsoleUsers users,
      ConsoleLinks links,
      AuditTrail audit,
      AdminProperties properties,
      ConsoleProperties console,
      ToolAddress address,
      TransactionTemplate transaction,
      MessageSource messages,
      Environment environment) {
    this.users = users;
    this.links = links;
    this.audit = audit;
    this.properties = properties;
    this.console = console;
    this.address = address;
    this.transaction = transaction;
    this.messages = messages;
    // Whoever runs it for others changes more than this password.
    this.trial = environment.acceptsProfiles(Profiles.of("demo"));
  }

  @EventListener(ApplicationReadyEvent.class)
  void prepare() {
    if (somebodyAdministers()) {
      return;
    }
    String name = properties.initialUser();
    String password = properties.initialPassword();
    if (name != null && password != null && fromSettings(name, password)) {
      return;
    }
    if (!console.localSignIn() && console.breakGlassUser() == null) {
      return;
    }
    String code =
        links.make(
            ConsoleLinks.Kind.SETUP,
            OrganisationId.DEFAULT,
            "",
            EVERYTHING,
            null,
            "setup",
            Duration.ofHours(24));
    log.info(
        "Nobody can administer the console yet. Open this link within 24 hours, it works once:"
            + " {}/admin/setup?code={}",
        address.base(),
        code);
  }

  /** Makes the user of the settings, if the password is one that a page would take. */
  boolean fromSettings(String name, String password) {
    Optional<String> problem = trial ? Optional.empty() : PasswordRules.problem(password, name);
    if (problem.isPresent()) {
      log.warn(
          "No console user was made: traininglayer.admin.initial-password is not taken. {} Set"
              + " another one and start again, or open the link that follows",
          messages.getMessage(problem.get(), null, Locale.ENGLISH));
      return false;
    }
    boolean made =
        Boolean.TRUE.equals(
            transaction.execute(status ->
                users.add(OrganisationId.DEFAULT, name, password, EVERYTHING) && entered(name)));
    if (made && !trial) {
      log.warn(
          "The console user {} was made from the settings. Remove"
              + " traininglayer.admin.initial-password now: while it stands, a start without an"
              + " administrator makes that user again",
          ConsoleUsers.normal(name));
    }
    return made;
  }

  private boolean entered(String name) {
    audit.changed(
        OrganisationId.DEFAULT,
        ConsoleUsers.normal(name),
        "user.setup",
        ConsoleUsers.normal(name),
        Map.of(),
        Map.of("roles", Accounts.words(EVERYTHING), "by", "settings"));
    return true;
  }

  private boolean somebodyAdministers() {
    return users.administrators(null, null, console.oidc().on()) > 0;
  }

  /** Whether the link still works. */
  boolean open(String code) {
    return !somebodyAdministers()
        && links.open(code).filter(link -> link.kind() == ConsoleLinks.Kind.SETUP).isPresent();
  }

  /** Uses the link up and makes the user, or does neither. */
  @Transactional
  public boolean make(String code, String username, String password) {
    users.alone();
    if (!open(code)
        || links.use(code).isEmpty()
        || !users.add(OrganisationId.DEFAULT, username, password, EVERYTHING)) {
      return false;
    }
    links.endSetup();
    audit.changed(
        OrganisationId.DEFAULT,
        ConsoleUsers.normal(username),
        "user.setup",
        ConsoleUsers.normal(username),
        Map.of(),
        Map.of("roles", Accounts.words(EVERYTHING)));
    return true;
  }
}
