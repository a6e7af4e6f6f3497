package org.traininglayer.delivery.records;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.traininglayer.kernel.AccountKey;
import org.traininglayer.xapi.Agent;
import org.traininglayer.xapi.Context;
import org.traininglayer.xapi.Statement;
import org.traininglayer.xapi.StatementRef;
import org.traininglayer.xapi.StatementTarget;
import org.traininglayer.xapi.Vocabulary;

/**
 * Statements in which people go by a keyed hash of their account (HMAC-SHA-256, RFC 2104): the same
 * person is the same hash, and without the key nobody finds who it is. Such a copy is another
 * statement and has an id of its own ({@link CopyIds}); references are to copies.
 */
final class Pseudonyms {

  /** The home page of accounts whose name is a hash. */
  static final String HOME_PAGE = Vocabulary.BASE + "/pseudonym";

  private static final String ALGORITHM = "HmacSHA256";

  private final CopyIds ids;
  private final SecretKeySpec key;

  Pseudonyms(CopyIds ids, String key) {
    this.ids = ids;
    this.key = new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM);
  }

  Statement of(Statement statement) {
    return new Statement(
        ids.of(statement),
        agent(statement.actor()),
        statement.verb(),
        target(statement),
        statement.result(),
        context(statement),
        statement.timestamp());
  }

  private StatementTarget target(Statement statement) {
    return switch (statement.object()) {
      case Agent agent -> agent(agent);
      case StatementRef reference -> new StatementRef(ids.of(reference, statement));
      default -> statement.object();
    };
  }

  private @Nullable Context context(Statement statement) {
    Context context = statement.context();
    StatementRef reference = context == null ? null : context.statement();
    if (context == null || reference == null) {
      return context;
    }
    return new Context(
        context.registration(),
        context.contextActivities(),
        context.revision(),
        context.platform(),
        context.language(),
        context.extensions(),
        new StatementRef(ids.of(reference, statement)));
  }

  /** The product itself is nobody. */
  private Agent agent(Agent agent) {
    AccountKey account = agent.account();
    return account.homePage().equals(Vocabulary.BASE)
        ? agent
        : new Agent(new AccountKey(HOME_PAGE, hash(account.homePage() + "\n" + account.name())));
  }

  private String hash(String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HMAC-SHA-256", e);
    }
  }
}
