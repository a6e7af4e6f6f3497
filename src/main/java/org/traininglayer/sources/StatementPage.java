package org.traininglayer.sources;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * A StatementResult (xAPI 1.0.3, part 2, 2.5), taken apart without judging what is in it.
 *
 * @param statements each exactly as it came
 * @param more where the next page is; empty when there is none
 */
record StatementPage(List<String> statements, String more) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException when it is none
   */
  static StatementPage read(String body) {
    List<String> statements = null;
    String more = "";
    try (JsonParser parser = JSON.createParser(body)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IllegalArgumentException("is no JSON object");
      }
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        if (name.equals("statements") && value == JsonToken.START_ARRAY) {
          statements = elements(parser, body);
        } else if (name.equals("more") && value == JsonToken.VALUE_STRING) {
          more = parser.getString();
        } else {
          parser.skipChildren();
        }
      }
    } catch (JacksonException e) {
      throw new IllegalArgumentException("is not JSON", e);
    }
    if (statements == null) {
      throw new IllegalArgumentException("has no list of statements");
    }
    return new StatementPage(List.copyOf(statements), more);
  }

  private static List<String> elements(JsonParser parser, String body) {
    List<String> all = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      int start = (int) parser.currentTokenLocation().getCharOffset();
      parser.skipChildren();
      int end = (int) parser.currentLocation().getCharOffset();
      all.add(body.substring(start, Math.max(start, end)));
    }
    return all;
  }
}
