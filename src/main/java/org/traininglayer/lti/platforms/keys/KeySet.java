package org.traininglayer.lti.platforms.keys;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The keys of a platform that can verify RS256, by their id. Others in its set are left out. */
record KeySet(Map<String, RSAPublicKey> keys) {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int MOST_KEYS = 100;
  private static final int LEAST_BITS = 2048;

  KeySet {
    keys = Map.copyOf(keys);
  }

  Optional<RSAPublicKey> find(String kid) {
    return Optional.ofNullable(keys.get(kid));
  }

  /**
   * Reads a JWK set (RFC 7517, 5), leaving out what is no use.
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
    Map<String, RSAPublicKey> keys = new HashMap<>();
    for (int i = 0; i < Math.min(list.size(), MOST_KEYS); i++) {
      add(list.get(i), keys);
    }
    return new KeySet(keys);
  }

  private static void add(JsonNode node, Map<String, RSAPublicKey> keys) {
    try {
      RSAKey key = RSAKey.parse(node.toString());
      boolean signs = key.getKeyUse() == null || key.getKeyUse().equals(KeyUse.SIGNATURE);
      boolean rs256 = key.getAlgorithm() == null || key.getAlgorithm().getName().equals("RS256");
      if (key.getKeyID() != null && signs && rs256 && key.size() >= LEAST_BITS) {
        keys.putIfAbsent(key.getKeyID(), key.toRSAPublicKey());
      }
    } catch (ParseException | JOSEException | RuntimeException e) {
      // A bad key must not take the good ones with it, whatever the parser makes of it.
    }
  }
}
