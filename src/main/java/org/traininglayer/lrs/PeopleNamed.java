package org.traininglayer.lrs;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.traininglayer.kernel.AccountKey;
import org.traininglayer.kernel.AgentIdentifier;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whom a text of JSON names, by the keys under which statements are found: every account, address
 * and OpenID wherever it stands, however the text escapes it. For what broke a rule, so nothing is
 * expected of its shape; a property that is there twice counts with both values.
 */
public final class PeopleNamed {

  private static final JsonMapper JSON = JsonMapper.shared();

  private PeopleNamed() {}

  /**
   * Whom a text names.
   *
   * @param whole whether all of it could be read; only then is nobody missing
   */
  public record Named(Set<UUID> keys, boolean whole) {

    /** Copies the set. */
    public Named {
      keys = Set.copyOf(keys);
    }
  }

  /** The keys of an agent. */
  public static Set<UUID> keys(AgentIdentifier agent) {
    return IndexKey.all(agent);
  }

  /** Reads a text. */
  public static Named in(String text) {
    Set<UUID> keys = new HashSet<>();
    Deque<Account> open = new ArrayDeque<>();
    try (JsonParser parser = JSON.createParser(text)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        switch (token) {
          case START_OBJECT -> open.push(new Account());
          case END_OBJECT -> open.pop().into(keys);
          case VALUE_STRING -> {
            Account around = open.peek();
            String name = parser.currentName();
            if (around != null && name != null) {
              around.value(name, parser.getString(), keys);
            }
          }
          default -> {}
        }
      }
      return new Named(keys, true);
    } catch (JacksonException e) {
      open.forEach(one -> one.into(keys));
      return new Named(keys, false);
    }
  }

  /** An object that may be an account. */
  private static final class Account {
    private final Set<String> homePages = new HashSet<>();
    private final Set<String> names = new HashSet<>();

    void value(String property, String value, Set<UUID> keys) {
      switch (property) {
        case "homePage" -> homePages.add(value);
        case "name" -> names.add(value);
        case "mbox" -> keys.add(IndexKey.of("mbox", value));
        case "mbox_sha1sum" -> keys.add(IndexKey.of("sha1", value.toLowerCase(Locale.ROOT)));
        case "openid" -> keys.add(IndexKey.of("openid", value));
        default -> {}
      }
    }

    void into(Set<UUID> keys) {
      for (String homePage : homePages) {
        names.forEach(name -> keys.add(IndexKey.account(new AccountKey(homePage, name))));
      }
    }
  }
}
