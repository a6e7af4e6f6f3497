package org.traininglayer.lti.platforms.keys;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.traininglayer.lti.diagnosis.refusals.CleanText;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A platform's key set (<a href="https://www.rfc-editor.org/rfc/rfc7517#section-5">RFC 7517,
 * 5</a>), by the ids of its keys. A shared host lists thousands, one for each tool: a key is made
 * when a message names it. One that cannot be used takes no other with it, and says why.
 */
final class KeySet {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int LEAST_BITS = 2048;
  private static final int SHOWN = 8;

  private final Map<String, List<String>> listed;
  private final Map<String, Key> made = new ConcurrentHashMap<>();

  private KeySet(Map<String, List<String>> listed) {
    this.listed = listed;
  }

  /**
   * Reads a JWK set.
   *
   * @throws ParseException if it is not a JWK set at all
   */
  static KeySet parse(String text) throws ParseException {
    JsonNode list;
    try {
      list = JSON.readTree(text).path("keys");
    } catch (JacksonException e) {
      throw new ParseException("not JSON", 0);
    }
    if (!list.isArray()) {
      throw new ParseException("no list of keys", 0);
    }
    Map<String, List<String>> listed = new LinkedHashMap<>();
    for (JsonNode key : list) {
      JsonNode kid = key.path("kid");
      if (kid.isString()) {
        listed.computeIfAbsent(kid.stringValue(), id -> new ArrayList<>(1)).add(key.toString());
      }
    }
    return new KeySet(listed);
  }

  /** The key that verifies RS256 under this id. */
  Optional<RSAPublicKey> find(String kid) {
    return key(kid).map(Key::key);
  }

  /** Why the key that is listed under this id cannot be used; empty if it can, or is not listed. */
  Optional<String> fault(String kid) {
    return key(kid).map(Key::fault);
  }

  /** Ids of keys that can be used, the first few by name; empty where there are none. */
  String words() {
    List<String> usable = listed.keySet().stream().filter(kid -> find(kid).isPresent()).toList();
    String shown = String.join(", ", usable.stream().limit(SHOWN).sorted().toList());
    return usable.size() <= SHOWN ? shown : shown + " and " + (usable.size() - SHOWN) + " more";
  }

  private Optional<Key> key(String kid) {
    List<String> candidates = listed.get(kid);
    return candidates == null
        ? Optional.empty()
        : Optional.of(made.computeIfAbsent(kid, id -> best(candidates)));
  }

  /** Of several under one id the first that can be used. */
  private static Key best(List<String> candidates) {
    Key first = null;
    for (String candidate : candidates) {
      Key key = key(candidate, JSON.readTree(candidate));
      if (key.key() != null) {
        return key;
      }
      first = first == null ? key : first;
    }
    return first == null ? new Key(null, "it is empty") : first;
  }

  private static Key key(String text, JsonNode node) {
    String type = node.path("kty").asString("none");
    if (!type.equals("RSA")) {
      return new Key(null, "its type (kty) is " + CleanText.of(type, 40) + ", not RSA");
    }
    try {
      RSAKey key = RSAKey.parse(text);
      if (key.getKeyUse() != null && !key.getKeyUse().equals(KeyUse.SIGNATURE)) {
        return new Key(null, "its use is " + key.getKeyUse() + ", not sig");
      }
      if (key.getKeyOperations() != null && !key.getKeyOperations().contains(KeyOperation.VERIFY)) {
        return new Key(null, "its operations (key_ops) have no verify");
      }
      if (key.getAlgorithm() != null && !key.getAlgorithm().getName().equals("RS256")) {
        return new Key(null, "its algorithm (alg) is " + key.getAlgorithm() + ", not RS256");
      }
      return key.size() < LEAST_BITS
          ? new Key(null, "it has " + key.size() + " bits, fewer than " + LEAST_BITS)
          : new Key(key.toRSAPublicKey(), null);
    } catch (ParseException | JOSEException | RuntimeException e) {
      // A bad key must not take the good ones with it, whatever the parser makes of it.
      return new Key(null, "it cannot be read");
    }
  }

  /** A key, or why it is none that can be used. */
  private record Key(@Nullable RSAPublicKey key, @Nullable String fault) {}
}
