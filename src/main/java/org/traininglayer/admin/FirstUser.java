package org.traininglayer.admin;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
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

  FirstUser(
      ConsoleUsers users,
      ConsoleLinks links,
      AuditTrail audit,
      AdminProperties properties,
      ConsoleProperties console,
      ToolAddress address) {
    this.users = users;
    this.links = links;
    this.audit = audit;
    this.properties = properties;
    this.console = console;
    this.address = address;
  }

  @EventListener(ApplicationReadyEvent.class)
  void prepare() {
    if (somebodyAdministers()) {
      return;
    }
    if (properties.initialUser() != null && properties.initialPassword() != null) {
      users.add(
          OrganisationId.DEFAULT,
          properties.initialUser(),
          properties.initialPassword(),
          EVERYTHING);
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
