package org.traininglayer.lrs;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.xapi.Vocabulary;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Other names for people: HMAC-SHA-256 of what identifies them, under a key of the organisation. A
 * hash without a key could be undone by trying accounts.
 */
@Component
class Pseudonyms implements PseudonymKeys {

  /** Home page of the accounts that stand for people. */
  static final String HOME = Vocabulary.BASE + "/pseudonym";

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final List<String> IDENTIFIERS =
      List.of("mbox", "mbox_sha1sum", "openid", "account", "name");

  private final JdbcClient jdbc;

  Pseudonyms(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public int number(OrganisationId organisation) {
    return key(organisation).number();
  }

  @Override
  public int change(OrganisationId organisation) {
    key(organisation);
    return jdbc.sql(
            """
            update pseudonym_key set number = number + 1, secret = :secret, made_at = now()
            where organisation_id = :organisation
            returning number
            """)
        .param("organisation", organisation.value())
        .param("secret", random())
        .query(Integer.class)
        .single();
  }

  /** The key in use; made when there is none yet. */
  Key key(OrganisationId organisation) {
    jdbc.sql(
            """
            insert into pseudonym_key (organisation_id, number, secret) values (:organisation, 1, :secret)
            on conflict (organisation_id) do nothing
            """)
        .param("organisation", organisation.value())
        .param("secret", random())
        .update();
    return jdbc.sql(
            "select number, secret from pseudonym_key where organisation_id = :organisation")
        .param("organisation", organisation.value())
        .query((row, n) -> new Key(row.getInt("number"), row.getBytes("secret")))
        .single();
  }

  private static byte[] random() {
    byte[] secret = new byte[32];
    RANDOM.nextBytes(secret);
    return secret;
  }

  /** A key; makes other names. */
  @SuppressWarnings("ArrayRecordComponent") // carried, never compared
  record Key(int number, byte[] secret) {

    /**
     * Puts other names wherever a statement names somebody, and other ids wherever it names a
     * statement or an attempt; who vouches for it stays.
     */
    void hide(ObjectNode statement) {
      statement(statement);
      agent(statement.path("actor"));
      JsonNode object = statement.path("object");
      if (object instanceof ObjectNode inner
          && object.path("objectType").stringValue("").equals("SubStatement")) {
        hide(inner);
      } else if (object.path("objectType").stringValue("").equals("StatementRef")) {
        statement(object);
      } else {
        agent(object);
      }
      JsonNode context = statement.path("context");
      attempt(context);
      statement(context.path("statement"));
      agent(context.path("instructor"));
      agent(context.path("team"));
      context.path("contextAgents").forEach(one -> agent(one.path("agent")));
      context.path("contextGroups").forEach(one -> agent(one.path("group")));
    }

    /**
     * The same for who vouches for it, unless that is a key of this store: a token is a person's.
     */
    void hideAuthority(ObjectNode statement, String homePageOfKeys) {
      JsonNode authority = statement.path("authority");
      if (!authority.path("account").path("homePage").stringValue("").equals(homePageOfKeys)) {
        agent(authority);
      }
    }

    private void agent(JsonNode node) {
      if (!(node instanceof ObjectNode agent)) {
        return;
      }
      agent.path("member").forEach(this::agent);
      if (IndexKey.isIdentified(agent)) {
        String name = name(agent);
        agent.remove(IDENTIFIERS);
        agent.putObject("account").put("homePage", HOME).put("name", name);
      } else if (agent.path("objectType").stringValue("").equals("Group")) {
        agent.remove("name");
      }
    }

    /** How statements are called under this key. */
    HiddenIds statements() {
      return new HiddenIds(hash("statement ids"));
    }

    private void statement(JsonNode node) {
      String id = node.path("id").stringValue("");
      if (node instanceof ObjectNode named && !id.isEmpty()) {
        named.put("id", statements().hide(UUID.fromString(id)).toString());
      }
    }

    /** Other lists name an attempt beside the person: here it has another id, too. */
    private void attempt(JsonNode context) {
      String registration = context.path("registration").stringValue("");
      if (context instanceof ObjectNode node && !registration.isEmpty()) {
        ByteBuffer hash =
            ByteBuffer.wrap(hash("registration " + registration.toLowerCase(Locale.ROOT)));
        long high = hash.getLong() & ~0xf000L | 0x5000L;
        long low = hash.getLong() & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L;
        node.put("registration", new UUID(high, low).toString());
      }
    }

    /** The name of somebody under this key. */
    String name(JsonNode agent) {
      byte[] hash = hash(IndexKey.actor(agent).toString());
      return "p" + number + "-" + HexFormat.of().formatHex(Arrays.copyOf(hash, 16));
    }

    private byte[] hash(String text) {
      try {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret, "HmacSHA256"));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public String toString() {
      return "Key[number=" + number + "]";
    }
  }
}
