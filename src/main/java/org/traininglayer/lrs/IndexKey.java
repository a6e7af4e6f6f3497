package org.traininglayer.lrs;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.traininglayer.kernel.AccountKey;
import org.traininglayer.kernel.AgentIdentifier;
import tools.jackson.databind.JsonNode;

/**
 * The short keys by which statements are found: half a SHA-256 of what they stand for. IRIs are
 * compared character by character, so nothing is normalised here.
 */
final class IndexKey {

  private IndexKey() {}

  /** An activity by its id. */
  static UUID activity(String iri) {
    return hash("activity", iri);
  }

  /** A verb by its id. */
  static UUID verb(String iri) {
    return hash("verb", iri);
  }

  /** An agent with an account. */
  static UUID account(AccountKey account) {
    return hash("account", account.homePage(), account.name());
  }

  /** An agent by what identifies it. */
  static UUID agent(AgentIdentifier agent) {
    return switch (agent.kind()) {
      case ACCOUNT -> hash("account", agent.homePage(), agent.value());
      case MBOX -> hash("mbox", agent.value());
      case MBOX_SHA1SUM -> hash("sha1", agent.value().toLowerCase(Locale.ROOT));
      case OPENID -> hash("openid", agent.value());
    };
  }

  /** All keys of an agent: an address is the same person as its SHA-1. */
  static Set<UUID> all(AgentIdentifier agent) {
    return agent.kind() == AgentIdentifier.Kind.MBOX
        ? Set.of(agent(agent), hash("sha1", sha1(agent.value())))
        : Set.of(agent(agent));
  }

  /**
   * An agent or a group, by its one identifier; a group without identifier by its members, a key
   * that nobody asks for. Expects a valid actor.
   */
  static UUID actor(JsonNode actor) {
    if (actor.has("mbox")) {
      return hash("mbox", actor.path("mbox").stringValue());
    }
    if (actor.has("mbox_sha1sum")) {
      return hash("sha1", actor.path("mbox_sha1sum").stringValue().toLowerCase(Locale.ROOT));
    }
    if (actor.has("openid")) {
      return hash("openid", actor.path("openid").stringValue());
    }
    if (actor.has("account")) {
      JsonNode account = actor.path("account");
      return account(
          new AccountKey(
              account.path("homePage").stringValue(), account.path("name").stringValue()));
    }
    TreeSet<String> members = new TreeSet<>();
    actor.path("member").forEach(member -> members.add(actor(member).toString()));
    return hash("anonymous", String.join(",", members));
  }

  /** A document of a kind, by everything that identifies it. */
  static UUID document(String kind, String... identity) {
    String[] parts = new String[identity.length + 1];
    parts[0] = kind;
    System.arraycopy(identity, 0, parts, 1, identity.length);
    return hash(parts);
  }

  /** An agent by an identifier that is one text. */
  static UUID of(String identifier, String value) {
    return hash(identifier, value);
  }

  /** Whether a group says who it is, apart from its members. */
  static boolean isIdentified(JsonNode actor) {
    return actor.has("mbox")
        || actor.has("mbox_sha1sum")
        || actor.has("openid")
        || actor.has("account");
  }

  private static UUID hash(String... parts) {
    MessageDigest digest = sha256();
    for (String part : parts) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
      digest.update(bytes);
    }
    ByteBuffer hash = ByteBuffer.wrap(digest.digest());
    return new UUID(hash.getLong(), hash.getLong());
  }

  private static String sha1(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
