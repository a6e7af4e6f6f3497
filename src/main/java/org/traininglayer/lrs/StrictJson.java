package org.traininglayer.lrs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
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

  /** So many statements a request may have. */
  static final int MOST_PIECES = 10_000;

  private static final Pattern SOURCE =
      Pattern.compile("\\s*(?:\\([^()\\[\\]]*)?\\[Source: [^\\]]*\\]\\)?");

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

  /** What is wrong with a text, and where, without the words of the library on its source. */
  static String fault(JacksonException e) {
    String said = SOURCE.matcher(e.getOriginalMessage()).replaceAll("");
    TokenStreamLocation at = e.getLocation();
    return at == null || at.getLineNr() < 1
        ? said
        : said + " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
  }

  /**
   * The elements of an array, or the one value itself, each with its own text.
   *
   * @throws JacksonException when the text is not JSON
   */
  static List<Piece> pieces(String text) {
    if (text.chars().filter(c -> c == ',').limit(MOST_PIECES).count() == MOST_PIECES) {
      mustBeFew(text);
    }
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

  /** Before anything is made of them: an element of two bytes takes a hundred as an object. */
  private static void mustBeFew(String text) {
    try (JsonParser parser = MAPPER.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_ARRAY) {
        return;
      }
      int elements = 0;
      for (JsonToken token = parser.nextToken();
          token != null && token != JsonToken.END_ARRAY;
          token = parser.nextToken()) {
        parser.skipChildren();
        if (++elements > MOST_PIECES) {
          throw XapiFailure.of(
              413,
              "A request may have at most " + MOST_PIECES + " statements; send them in several.");
        }
      }
    }
  }
}
