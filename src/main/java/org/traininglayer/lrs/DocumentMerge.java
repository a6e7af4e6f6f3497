package org.traininglayer.lrs;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/**
 * POST to a document that is there (xAPI 1.0.3, part 3, 2.2): the properties of the posted object
 * replace those of the kept one, whole; nothing deeper is put together. Every value keeps the text
 * that it came with.
 */
final class DocumentMerge {

  private DocumentMerge() {}

  /** Both in one. */
  static Document merged(Document kept, Document posted) {
    if (!kept.isJson() || !posted.isJson()) {
      throw XapiFailure.badRequest(
          "There is a document already, and POST puts two together only if both are"
              + " application/json; here the "
              + (kept.isJson() ? "posted one is " + posted.contentType() : "kept one is not")
              + ". PUT replaces it.");
    }
    Map<String, String> all = new LinkedHashMap<>(properties(kept, "kept"));
    all.putAll(properties(posted, "posted"));
    String text =
        all.entrySet().stream()
            .map(each -> each.getKey() + ":" + each.getValue())
            .collect(Collectors.joining(",", "{", "}"));
    return new Document(kept.contentType(), text.getBytes(StandardCharsets.UTF_8));
  }

  /** Refuses a document that says it is JSON and cannot be read as such. */
  static void mustBeReadable(Document posted) {
    if (posted.isJson()) {
      read(text(posted), "posted");
    }
  }

  private static Map<String, String> properties(Document document, String which) {
    String text = text(document);
    JsonNode whole = read(text, which);
    if (!whole.isObject()) {
      throw XapiFailure.badRequest(
          "There is a document already, and POST puts two together only if both are JSON objects;"
              + " the "
              + which
              + " one is not. PUT replaces it.");
    }
    Map<String, String> properties = new LinkedHashMap<>();
    try (JsonParser parser = StrictJson.MAPPER.createParser(text)) {
      parser.nextToken();
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String name = parser.currentName();
        JsonToken token = parser.nextToken();
        int start = (int) parser.currentTokenLocation().getCharOffset();
        String value;
        if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
          parser.skipChildren();
          value = text.substring(start, (int) parser.currentLocation().getCharOffset());
        } else if (token.isNumeric()) {
          value = parser.getString();
        } else {
          value = whole.path(name).toString();
        }
        properties.put(StrictJson.MAPPER.writeValueAsString(name), value);
      }
    }
    return properties;
  }

  private static JsonNode read(String text, String which) {
    try {
      JsonNode node = StrictJson.read(text);
      if (node.isMissingNode()) {
        throw XapiFailure.badRequest("The " + which + " document is empty, which is no JSON.");
      }
      return node;
    } catch (JacksonException e) {
      throw XapiFailure.badRequest(
          "The " + which + " document is not valid JSON: " + StrictJson.fault(e));
    }
  }

  private static String text(Document document) {
    String text = XapiRequest.utf8(document.content());
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }
}
