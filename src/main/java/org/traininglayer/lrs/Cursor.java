package org.traininglayer.lrs;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Where the next page begins: the whole query, the last statement shown and the moment of the first
 * page, after which nothing is shown. It holds no right: who follows it needs a key as for the
 * first page, and sees what that key may see.
 */
record Cursor(Map<String, String> parameters, Instant bound, Instant stored, long seq) {

  Cursor {
    parameters = Map.copyOf(parameters);
  }

  String encode() {
    var json = StrictJson.MAPPER.createObjectNode();
    var query = json.putObject("q");
    parameters.forEach(query::put);
    json.put("b", micros(bound)).put("t", micros(stored)).put("s", seq);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.toString().getBytes(StandardCharsets.UTF_8));
  }

  static Cursor decode(String text) {
    try {
      JsonNode json = StrictJson.read(XapiRequest.utf8(Base64.getUrlDecoder().decode(text)));
      Map<String, String> parameters = new LinkedHashMap<>();
      for (var entry : json.required("q").properties()) {
        parameters.put(entry.getKey(), entry.getValue().stringValue());
      }
      return new Cursor(
          parameters,
          instant(json.required("b").longValue()),
          instant(json.required("t").longValue()),
          json.required("s").longValue());
    } catch (IllegalArgumentException | JacksonException | XapiFailure e) {
      throw XapiFailure.badParameter("cursor", "is not one that this LRS gave out");
    }
  }

  private static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  /** Within the years that the database knows. */
  private static Instant instant(long micros) {
    if (micros < 0 || micros > 253_000_000_000_000_000L) {
      throw new IllegalArgumentException("out of range");
    }
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
