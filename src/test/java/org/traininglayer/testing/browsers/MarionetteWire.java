package org.traininglayer.testing.browsers;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Firefox's own socket, behind which geckodriver would sit: messages are {@code length:json}, a
 * call is {@code [0, number, name, parameters]}, its answer {@code [1, number, error, result]}.
 */
final class MarionetteWire implements Wire {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Written by Firefox once it listens. */
  private static final String PORT_FILE = "MarionetteActivePort";

  private final Process firefox;
  private final Socket socket;
  private final DataInputStream in;
  private final String version;
  private int number;

  /**
   * Starts Firefox.
   *
   * @param profile an empty folder
   * @param preferences as in Firefox's file {@code user.js}
   */
  MarionetteWire(Path program, Path profile, Map<String, Object> preferences) {
    StringBuilder user = new StringBuilder();
    preferences.forEach((name, value) ->
        user.append("user_pref(\"%s\", %s);%n".formatted(name, JSON.writeValueAsString(value))));
    try {
      Files.createDirectories(profile);
      Files.writeString(profile.resolve("user.js"), user);
      firefox =
          Processes.start(
              List.of(
                  program.toString(),
                  "--headless",
                  "--marionette",
                  "--no-remote",
                  "--profile",
                  profile.toString()),
              Map.of("MOZ_HEADLESS_WIDTH", "1280", "MOZ_HEADLESS_HEIGHT", "900"));
      int port = Patience.until("Firefox", () -> port(profile));
      socket = new Socket("127.0.0.1", port);
      in = new DataInputStream(socket.getInputStream());
      read(); // a greeting
      JsonNode is =
          call("WebDriver:NewSession", Map.of("acceptInsecureCerts", true)).path("capabilities");
      version = is.path("browserName").asString() + " " + is.path("browserVersion").asString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String version() {
    return version;
  }

  @Override
  public JsonNode send(Command command, Map<String, ? extends @Nullable Object> parameters) {
    JsonNode result = call(command.marionette(), parameters);
    return result.isObject() && result.has("value") ? result.path("value") : result;
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      // It ends anyway.
    } finally {
      Processes.end(firefox);
    }
  }

  private JsonNode call(String name, Map<String, ? extends @Nullable Object> parameters) {
    try {
      number++;
      byte[] message =
          JSON.writeValueAsBytes(List.of(0, number, name, JSON.valueToTree(parameters)));
      socket.getOutputStream().write((message.length + ":").getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().write(message);
      JsonNode answer = read();
      JsonNode error = answer.path(2);
      if (!error.isNull()) {
        throw new CannotYetException(
            error.path("error").asString("") + ": " + error.path("message").asString(""));
      }
      return answer.path(3);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private JsonNode read() throws IOException {
    int length = 0;
    for (int digit = in.readUnsignedByte(); digit != ':'; digit = in.readUnsignedByte()) {
      length = length * 10 + digit - '0';
    }
    return JSON.readTree(in.readNBytes(length));
  }

  private static int port(Path profile) {
    try {
      return Integer.parseInt(Files.readString(profile.resolve(PORT_FILE)).strip());
    } catch (IOException | NumberFormatException e) {
      throw new CannotYetException("Firefox does not listen yet");
    }
  }
}
