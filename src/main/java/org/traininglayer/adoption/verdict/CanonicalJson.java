package org.traininglayer.adoption.verdict;

import java.util.Map;
import org.traininglayer.kernel.Sha256;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON that is the same text for the same content: keys in order, no white space, numbers as
 * written by Java. Made of maps, lists, texts, numbers, truths and nulls only.
 */
final class CanonicalJson {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  private CanonicalJson() {}

  static String write(Map<String, ?> content) {
    return JSON.writeValueAsString(content);
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> read(String text) {
    return JSON.readValue(text, Map.class);
  }

  /** SHA-256 of the text. */
  static String hash(Map<String, ?> content) {
    return Sha256.of(write(content));
  }
}
