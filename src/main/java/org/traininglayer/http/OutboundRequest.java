package org.traininglayer.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request to a neighbour.
 *
 * @param headers may hold secrets; never printed
 * @param body absent for requests without one
 * @param timeout for the whole call: resolving, connecting, sending, reading
 * @param maxBytes most bytes of the answer's body (after decompression)
 */
@SuppressWarnings("ArrayRecordComponent") // bodies are carried, never compared
public record OutboundRequest(
    String method,
    URI uri,
    Map<String, String> headers,
    byte @Nullable [] body,
    @Nullable String contentType,
    Duration timeout,
    long maxBytes) {

  /** What a call may take unless told otherwise. */
  public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(15);

  /** How large an answer may be unless told otherwise: 1 MB. */
  public static final long DEFAULT_MAX_BYTES = 1_000_000;

  /** Copies the headers. */
  public OutboundRequest {
    headers = Map.copyOf(headers);
  }

  /** A GET. */
  public static OutboundRequest get(URI uri) {
    return new OutboundRequest(
        "GET", uri, Map.of(), null, null, DEFAULT_TIMEOUT, DEFAULT_MAX_BYTES);
  }

  /** A POST. */
  public static OutboundRequest post(URI uri, String contentType, byte[] body) {
    return new OutboundRequest(
        "POST", uri, Map.of(), body, contentType, DEFAULT_TIMEOUT, DEFAULT_MAX_BYTES);
  }

  /** A POST of text, sent as UTF-8. */
  public static OutboundRequest post(URI uri, String contentType, String body) {
    return post(uri, contentType, body.getBytes(StandardCharsets.UTF_8));
  }

  /** The same with one more header. */
  public OutboundRequest header(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new OutboundRequest(method, uri, more, body, contentType, timeout, maxBytes);
  }

  /** The same with another time-out. */
  public OutboundRequest within(Duration other) {
    return new OutboundRequest(method, uri, headers, body, contentType, other, maxBytes);
  }

  /** The same with another limit for the answer. */
  public OutboundRequest atMost(long bytes) {
    return new OutboundRequest(method, uri, headers, body, contentType, timeout, bytes);
  }

  /** Method and address without query; no header, no body. */
  @Override
  public String toString() {
    return method + " " + uri.getScheme() + "://" + uri.getAuthority() + uri.getPath();
  }
}
