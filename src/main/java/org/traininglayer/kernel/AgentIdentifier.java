package org.traininglayer.kernel;

import java.util.Optional;

/**
 * What identifies an agent in learning records: one inverse functional identifier (xAPI 1.0.3, part
 * two, 4.1.2.1), letter by letter as the statements have it.
 *
 * @param homePage of an account; empty for the others
 * @param value the name of an account; an address as {@code mailto:} IRI, its SHA-1 in hexadecimal
 *     digits, or an OpenID
 */
public record AgentIdentifier(Kind kind, String homePage, String value) {

  /** The four ways in which agents are identified. */
  public enum Kind {
    ACCOUNT,
    MBOX,
    MBOX_SHA1SUM,
    OPENID
  }

  /** An account. */
  public static AgentIdentifier of(AccountKey account) {
    return new AgentIdentifier(Kind.ACCOUNT, account.homePage(), account.name());
  }

  /** An identifier that is one text. */
  public static AgentIdentifier of(Kind kind, String value) {
    if (kind == Kind.ACCOUNT) {
      throw new IllegalArgumentException("an account has a home page");
    }
    return new AgentIdentifier(kind, "", value);
  }

  /** The account, where it is one. */
  public Optional<AccountKey> account() {
    return kind == Kind.ACCOUNT ? Optional.of(new AccountKey(homePage, value)) : Optional.empty();
  }
}
