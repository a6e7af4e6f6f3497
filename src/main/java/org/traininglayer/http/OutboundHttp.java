package org.traininglayer.http;

import java.io.IOException;
import java.net.Proxy;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import okhttp3.ConnectionPool;
import okhttp3.Dns;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Calls neighbours. Each call has a time-out and a limit for the answer, never follows a redirect,
 * and goes to private addresses only where settings allow it. Nothing is logged here.
 */
@Component
public class OutboundHttp {

  private final AddressGuard guard;
  private final OkHttpClient client;

  @Autowired
  OutboundHttp(HttpProperties properties) {
    this(properties, Dns.SYSTEM);
  }

  OutboundHttp(HttpProperties properties, Dns resolver) {
    this.guard = new AddressGuard(resolver, properties);
    this.client =
        new OkHttpClient.Builder()
            .dns(guard)
            .proxy(Proxy.NO_PROXY) // a proxy would resolve names for us, behind the guard's back
            .followRedirects(false)
            .followSslRedirects(false)
            .connectTimeout(properties.connectTimeout())
            .connectionPool(new ConnectionPool())
            .build();
  }

  /** GETs with the default time-out and limit. */
  public Reply get(URI uri, Map<String, String> headers) throws IOException {
    OutboundRequest request = OutboundRequest.get(uri);
    return execute(
        new OutboundRequest(
            "GET", uri, headers, null, null, request.timeout(), request.maxBytes()));
  }

  /** POSTs with the default time-out and limit. */
  public Reply post(URI uri, String contentType, byte[] body, Map<String, String> headers)
      throws IOException {
    OutboundRequest request = OutboundRequest.post(uri, contentType, body);
    return execute(
        new OutboundRequest(
            "POST", uri, headers, body, contentType, request.timeout(), request.maxBytes()));
  }

  /**
   * Performs one request. Any status is an answer, also a redirect.
   *
   * @throws AddressRefusedException when the host leads inside
   * @throws AnswerTooLargeException when the answer exceeds the limit
   * @throws IOException when the host cannot be reached, the time is over, or the answer is cut off
   */
  public Reply execute(OutboundRequest request) throws IOException {
    HttpUrl url = HttpUrl.parse(request.uri().toString());
    if (url == null) {
      throw new IOException("not an http or https address: " + request);
    }
    guard.check(url.host());
    OkHttpClient patient =
        client
            .newBuilder()
            .callTimeout(request.timeout())
            .readTimeout(request.timeout())
            .writeTimeout(request.timeout())
            .retryOnConnectionFailure(mayBeSentTwice(request.method()))
            .build();
    try (Response response = patient.newCall(toOkHttp(request, url)).execute()) {
      return new Reply(
          response.code(),
          toMap(response.headers()),
          readAtMost(response.body(), request.maxBytes()));
    }
  }

  /**
   * Whether a request that got no answer may go out once more without anybody knowing (RFC 9110,
   * 9.2.1). A POST may have arrived all the same: whether to send it again is for the caller.
   */
  private static boolean mayBeSentTwice(String method) {
    return method.equals("GET") || method.equals("HEAD");
  }

  private static Request toOkHttp(OutboundRequest request, HttpUrl url) throws IOException {
    try {
      Request.Builder builder = new Request.Builder().url(url);
      request.headers().forEach(builder::header);
      return builder.method(request.method(), body(request)).build();
    } catch (IllegalArgumentException e) {
      // Its message would repeat the value of a header.
      throw new IOException("a header or the method of this request cannot be sent: " + request);
    }
  }

  private static @Nullable RequestBody body(OutboundRequest request) {
    byte[] bytes = request.body();
    if (bytes == null) {
      return switch (request.method()) {
        case "POST", "PUT", "PATCH" -> RequestBody.create(new byte[0], null);
        default -> null;
      };
    }
    String type = request.contentType();
    return RequestBody.create(bytes, type == null ? null : MediaType.parse(type));
  }

  private static byte[] readAtMost(ResponseBody body, long maxBytes) throws IOException {
    BufferedSource source = body.source();
    if (source.request(maxBytes + 1)) {
      throw new AnswerTooLargeException(maxBytes);
    }
    return source.readByteArray();
  }

  private static Map<String, String> toMap(Headers headers) {
    Map<String, String> map = new LinkedHashMap<>();
    headers.forEach(header ->
        map.merge(
            header.getFirst().toLowerCase(Locale.ROOT),
            header.getSecond(),
            (one, other) -> one + ", " + other));
    return map;
  }
}
