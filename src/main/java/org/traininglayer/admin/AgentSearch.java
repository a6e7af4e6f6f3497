package org.traininglayer.admin;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.traininglayer.kernel.AccountKey;
import org.traininglayer.kernel.AgentIdentifier;
import org.traininglayer.kernel.AgentIdentifier.Kind;
import org.traininglayer.xapi.Vocabulary;

/** Reads by what an agent of learning records is looked for. */
final class AgentSearch {

  private static final String MAILTO = "mailto:";
  private static final Pattern SHA1 = Pattern.compile("[0-9a-fA-F]{40}");
  private static final int LONGEST = 2_000;

  private AgentSearch() {}

  /**
   * The agent that is meant: an account where there is a home page, else what it looks like.
   *
   * @return empty for what identifies nobody, and for the product itself, which is no person
   */
  static Optional<AgentIdentifier> of(String homePage, String typed) {
    String home = homePage.strip();
    String value = typed.strip();
    if (value.isEmpty() || (home + value).length() > LONGEST || (home + value).contains("\0")) {
      return Optional.empty();
    }
    if (!home.isEmpty()) {
      return home.equals(Vocabulary.BASE)
          ? Optional.empty()
          : Optional.of(AgentIdentifier.of(new AccountKey(home, value)));
    }
    if (SHA1.matcher(value).matches()) {
      return Optional.of(AgentIdentifier.of(Kind.MBOX_SHA1SUM, value.toLowerCase(Locale.ROOT)));
    }
    if (value.regionMatches(true, 0, MAILTO, 0, MAILTO.length())) {
      return Optional.of(AgentIdentifier.of(Kind.MBOX, MAILTO + value.substring(MAILTO.length())));
    }
    if (value.contains("://")) {
      return Optional.of(AgentIdentifier.of(Kind.OPENID, value));
    }
    return value.contains("@")
        ? Optional.of(AgentIdentifier.of(Kind.MBOX, MAILTO + value))
        : Optional.empty();
  }

  /** Where an agent is known, for the audit trail: of an account its home page, else what it is. */
  static String where(AgentIdentifier agent) {
    return agent.account().map(AccountKey::homePage).orElse(agent.kind().name());
  }
}
