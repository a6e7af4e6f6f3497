package org.traininglayer.lrs;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A client of the LRS that sends whatever a test wants. */
final class Xapi {

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final String host;
  private final Map<String, String> headers = new LinkedHashMap<>();

  Xapi(int port, String key, String secret) {
    this.host = "http://localhost:" + port;
    headers.put("Authorization", basic(key, secret));
    headers.put("X-Experience-API-Version", "1.0.3");
    headers.put("Content-Type", "application/json");
  }

  private Xapi(Xapi other) {
    this.host = other.host;
    this.headers.putAll(other.headers);
  }

  Xapi with(String header, String value) {
    Xapi changed = new Xapi(this);
    changed.headers.put(header, value);
    return changed;
  }

  Xapi without(String header) {
    Xapi changed = new Xapi(this);
    changed.headers.remove(header);
    return changed;
  }

  String header(String name) {
    return headers.getOrDefault(name, "");
  }

  static String basic(String key, String secret) {
    byte[] pair = (key + ":" + secret).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  HttpResponse<String> send(String method, String path, byte[] body) {
    return send(method, path, body, BodyHandlers.ofString());
  }

  /** What is there, byte by byte. */
  HttpResponse<byte[]> bytes(String path) {
    return send("GET", path, new byte[0], BodyHandlers.ofByteArray());
  }

  /** What is there, while it comes. */
  InputStream stream(String path) {
    HttpResponse<InputStream> answer = send("GET", path, new byte[0], BodyHandlers.ofInputStream());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException("status " + answer.statusCode());
    }
    return answer.body();
  }

  private <T> HttpResponse<T> send(
      String method, String path, byte[] body, HttpResponse.BodyHandler<T> reader) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(host + path));
    headers.forEach(request::setHeader);
    request.method(
        method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    try {
      return CLIENT.send(request.build(), reader);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  HttpResponse<String> send(String method, String path, String body) {
    return send(method, path, body.getBytes(StandardCharsets.UTF_8));
  }

  HttpResponse<String> get(String path) {
    return send("GET", path, "");
  }

  /** The statements, and pages of them, with their query. */
  HttpResponse<String> list(String query) {
    return get("/xapi/statements" + (query.isEmpty() ? "" : "?" + query));
  }

  HttpResponse<String> post(String body) {
    return send("POST", "/xapi/statements", body);
  }

  HttpResponse<String> put(String id, String body) {
    return send("PUT", "/xapi/statements?statementId=" + id, body);
  }

  static JsonNode json(HttpResponse<String> response) {
    return StrictJson.read(response.body());
  }
}
