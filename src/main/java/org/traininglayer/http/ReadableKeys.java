package org.traininglayer.http;

import com.nimbusds.jose.jwk.JWK;
import java.io.IOException;
import java.text.ParseException;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.StringHttpMessageConverter;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The key set of an OpenID provider or authorization server with the keys that can be read. The
 * library takes a set as a whole: one key on a curve that it does not know would keep everybody
 * out.
 */
public final class ReadableKeys extends StringHttpMessageConverter {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Override
  protected String readInternal(Class<? extends String> type, HttpInputMessage message)
      throws IOException {
    return of(super.readInternal(type, message));
  }

  /** The same set without what cannot be read; what is no set stays as it is. */
  public static String of(String text) {
    try {
      JsonNode set = JSON.readTree(text);
      if (!(set instanceof ObjectNode object) || !(set.path("keys") instanceof ArrayNode keys)) {
        return text;
      }
      ArrayNode readable = JSON.createArrayNode();
      for (JsonNode key : keys) {
        if (isReadable(key)) {
          readable.add(key);
        }
      }
      object.set("keys", readable);
      return object.toString();
    } catch (JacksonException e) {
      return text;
    }
  }

  private static boolean isReadable(JsonNode key) {
    try {
      JWK.parse(key.toString());
      return true;
    } catch (ParseException | RuntimeException e) {
      return false;
    }
  }
}
