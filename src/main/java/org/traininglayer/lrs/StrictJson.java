package org.traininglayer.lrs;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON as an LRS must read it: a repeated property or anything after the end is an error, numbers
 * keep all their digits.
 */
final class StrictJson {

  /** Reads and writes without rounding or guessing. */
  static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private StrictJson() {}

  /** A value with the text that it was read from. */
  record Piece(JsonNode node, String text) {}

  /**
   * Reads one value.
   *
   * @throws JacksonException when the text is not JSON
   */
  static JsonNode read(String text) {
    return MAPPER.readTree(text);
  }

  /**
   * The elements of an array, or the one value itself, each with its own text.
   *
   * @throws JacksonException when the text is not JSON
   */
  static List<Piece> pieces(String text) {
    JsonNode whole = read(text);
    if (!whole.isArray()) {
      return List.of(new Piece(whole, text.strip()));
    }
    List<Piece> pieces = new ArrayList<>(whole.size());
    try (JsonParser parser = MAPPER.createParser(text)) {
      parser.nextToken();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        int start = (int) parser.currentTokenLocation().getCharOffset();
        parser.skipChildren();
        // Only objects can be statements; where another value ends does not matter.
        int end = (int) parser.currentLocation().getCharOffset();
        pieces.add(
            new Piece(whole.get(pieces.size()), text.substring(start, Math.max(start, end))));
      }
    }
    return pieces;
  }
}
