package org.traininglayer.http;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a neighbour answered.
 *
 * @param headers names in lower case; of a repeated header the values joined with a comma
 */
@SuppressWarnings("ArrayRecordComponent") // bodies are carried, never compared
public record Reply(int status, Map<String, String> headers, byte[] body) {

  /** Copies the headers. */
  public Reply {
    headers = Map.copyOf(headers);
  }

  /** Whether the status is 2xx. */
  public boolean ok() {
    return status >= 200 && status < 300;
  }

  /** A header by lower-case name. */
  public @Nullable String header(String name) {
    return headers.get(name);
  }

  /** The body as UTF-8 text. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** Status and size; no header, no body. */
  @Override
  public String toString() {
    return "Reply[" + status + ", " + body.length + " bytes]";
  }
}
