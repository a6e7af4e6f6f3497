package org.traininglayer.lrs;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code name=value&…}, as in a query and in a form; read strictly. */
final class FormText {

  private FormText() {}

  /** The pairs in their order; a name that stands there twice is refused. */
  static Map<String, String> read(@Nullable String text) {
    Map<String, String> pairs = new LinkedHashMap<>();
    if (text == null || text.isEmpty()) {
      return pairs;
    }
    for (String pair : text.split("&", -1)) {
      if (pair.isEmpty()) {
        continue;
      }
      int equals = pair.indexOf('=');
      String name = decode(equals < 0 ? pair : pair.substring(0, equals));
      String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
      if (pairs.put(name, value) != null) {
        throw XapiFailure.badParameter(name, "is there twice");
      }
    }
    return pairs;
  }

  private static String decode(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream decoded = new ByteArrayOutputStream(bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      switch (bytes[i]) {
        case '+' -> decoded.write(' ');
        case '%' -> {
          int high = i + 1 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
          int low = i + 2 < bytes.length ? Character.digit(bytes[i + 2], 16) : -1;
          if (high < 0 || low < 0) {
            throw XapiFailure.badRequest("A percent sign is not followed by two hex digits.");
          }
          decoded.write(high * 16 + low);
          i += 2;
        }
        default -> decoded.write(bytes[i]);
      }
    }
    return XapiRequest.utf8(decoded.toByteArray());
  }
}
