package org.traininglayer.testing.browsers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** W3C WebDriver over HTTP, to a driver that this process started. */
final class HttpWire implements Wire {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Process driver;
  private final Runnable afterwards;
  private final String session;
  private final String version;

  /**
   * Opens a session.
   *
   * @param driver the driver's process, which listens on this port or soon will
   * @param afterwards what else ends with it
   */
  HttpWire(Process driver, int port, Map<String, Object> capabilities, Runnable afterwards) {
    this.driver = driver;
    this.afterwards = afterwards;
    String base = "http://127.0.0.1:" + port;
    try {
      awaitListener(port);
      JsonNode begun =
          call(
              "POST",
              base + "/session",
              Map.of("capabilities", Map.of("alwaysMatch", capabilities)));
      session = base + "/session/" + begun.path("sessionId").asString();
      JsonNode is = begun.path("capabilities");
      version = is.path("browserName").asString() + " " + is.path("browserVersion").asString();
    } catch (RuntimeException e) {
      end();
      throw e;
    }
  }

  @Override
  public String version() {
    return version;
  }

  @Override
  public JsonNode send(Command command, Map<String, ? extends @Nullable Object> parameters) {
    Map<String, @Nullable Object> body = new LinkedHashMap<>(parameters);
    String path = command.path();
    if (path.contains("{id}")) {
      path = path.replace("{id}", String.valueOf(body.remove("id")));
    }
    return call(command.method(), session + path, command.method().equals("GET") ? null : body);
  }

  @Override
  public void close() {
    try {
      call("DELETE", session, null);
    } catch (RuntimeException e) {
      // It is ended anyway.
    } finally {
      end();
    }
  }

  private void end() {
    Processes.end(driver);
    afterwards.run();
  }

  private JsonNode call(String method, String address, @Nullable Object body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofMinutes(2));
    request.method(
        method,
        body == null
            ? BodyPublishers.noBody()
            : BodyPublishers.ofString(JSON.writeValueAsString(body)));
    try {
      HttpResponse<String> answer =
          http.send(
              request.header("Content-Type", "application/json").build(), BodyHandlers.ofString());
      JsonNode value = JSON.readTree(answer.body()).path("value");
      if (answer.statusCode() != 200) {
        throw new CannotYetException(
            value.path("error").asString("") + ": " + value.path("message").asString(""));
      }
      return value;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void awaitListener(int port) {
    Patience.until(
        "a driver that listens",
        () -> {
          try (Socket socket = new Socket("127.0.0.1", port)) {
            return socket;
          } catch (IOException e) {
            throw new CannotYetException("nobody listens yet");
          }
        });
  }
}
