package org.traininglayer.adoption.verdict;

import java.util.Map;
import org.traininglayer.kernel.Sha256;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON that is the same text for the same content: keys in order, no white space, numbers as
 * written by Java, so not the form of <a href="https://www.rfc-editor.org/rfc/rfc8785">RFC
 * 8785</a>: a hash is taken of the text as it is kept. Made of maps, lists, texts, numbers, truths
 * and nulls.
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
