package org.traininglayer.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One client with one kept-alive connection, written to take little of the processors that it
 * shares with what is measured. Keeps cookies, follows nothing. For one thread.
 */
final class Browser implements AutoCloseable {

  private static final int TIMEOUT_MILLIS = 30_000;

  private final int port;
  private final Map<String, String> cookies = new LinkedHashMap<>();
  private @Nullable Socket socket;
  private @Nullable InputStream in;

  /** Talks to this port of this machine. */
  Browser(int port) {
    this.port = port;
  }

  /** What came back. */
  record Page(int status, @Nullable String location, String body) {

    /** This page, if it has the status that it should have. */
    Page expect(int wanted) {
      if (status != wanted) {
        throw new IllegalStateException(
            "status "
                + status
                + " instead of "
                + wanted
                + ": "
                + body.substring(0, Math.min(2_000, body.length())));
      }
      return this;
    }

    /** Where it leads, without host and fragment. */
    String path() {
      if (location == null) {
        throw new IllegalStateException("it leads nowhere: " + status);
      }
      String path = location.replaceFirst("^https?://[^/]+", "");
      int fragment = path.indexOf('#');
      return fragment < 0 ? path : path.substring(0, fragment);
    }
  }

  Page get(String path) throws IOException {
    return send("GET", path, null);
  }

  /** Follows redirects, as many as a build needs, to the page behind them. */
  Page follow(String path) throws IOException {
    Page page = get(path);
    while (page.status() == 303) {
      page = get(page.path());
    }
    return page.expect(200);
  }

  Page post(String path, Map<String, String> fields) throws IOException {
    return send("POST", path, Form.encode(fields));
  }

  /** Sends a form of a page, wherever it says that it goes. */
  Page send(Form form) throws IOException {
    return post(form.action().replaceFirst("^https?://[^/]+", ""), form.fields());
  }

  /** Forgets what a site left here. */
  void forgetCookies() {
    cookies.clear();
  }

  /**
   * Sends JSON as clients of a record store do.
   *
   * @param credential name, colon, secret
   */
  Page postJson(String path, String json, String credential) throws IOException {
    String basic = Base64.getEncoder().encodeToString(credential.getBytes(StandardCharsets.UTF_8));
    return send(
        "POST",
        path,
        json,
        "application/json\r\nX-Experience-API-Version: 1.0.3\r\nAuthorization: Basic " + basic);
  }

  private Page send(String method, String path, @Nullable String form) throws IOException {
    return send(method, path, form, "application/x-www-form-urlencoded");
  }

  private Page send(String method, String path, @Nullable String body, String type)
      throws IOException {
    StringBuilder head = new StringBuilder(512);
    head.append(method).append(' ').append(path).append(" HTTP/1.1\r\nHost: 127.0.0.1:");
    head.append(port).append("\r\nAccept: text/html,*/*;q=0.8\r\n");
    if (!cookies.isEmpty()) {
      head.append("Cookie: ")
          .append(
              cookies.entrySet().stream()
                  .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                  .collect(Collectors.joining("; ")))
          .append("\r\n");
    }
    if (body != null) {
      head.append("Content-Type: ").append(type).append("\r\nContent-Length: ");
      head.append(body.length()).append("\r\n");
    }
    head.append("\r\n");
    if (body != null) {
      head.append(body);
    }
    InputStream from = connected();
    Socket to = socket;
    if (to == null) {
      throw new IOException("not connected");
    }
    to.getOutputStream().write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
    return read(from);
  }

  private InputStream connected() throws IOException {
    InputStream open = in;
    if (open == null) {
      Socket connected = new Socket(InetAddress.getByName("127.0.0.1"), port);
      connected.setTcpNoDelay(true);
      connected.setSoTimeout(TIMEOUT_MILLIS);
      open = new BufferedInputStream(connected.getInputStream(), 16_384);
      socket = connected;
      in = open;
    }
    return open;
  }

  private Page read(InputStream from) throws IOException {
    int status = Integer.parseInt(line(from).split(" ", 3)[1]);
    String location = null;
    int length = 0;
    boolean chunked = false;
    boolean close = false;
    for (String header = line(from); !header.isEmpty(); header = line(from)) {
      int colon = header.indexOf(':');
      String value = header.substring(colon + 1).strip();
      switch (header.substring(0, colon).toLowerCase(Locale.ROOT)) {
        case "location" -> location = value;
        case "content-length" -> length = Integer.parseInt(value);
        case "transfer-encoding" -> chunked = true;
        case "connection" -> close = value.equalsIgnoreCase("close");
        case "set-cookie" -> keep(value);
        default -> {}
      }
    }
    String body =
        chunked ? chunks(from) : new String(exactly(from, length), StandardCharsets.UTF_8);
    if (close) {
      close();
    }
    return new Page(status, location, body);
  }

  private void keep(String cookie) {
    String[] pair = cookie.split(";", 2)[0].split("=", 2);
    if (pair[1].isEmpty()) {
      cookies.remove(pair[0]);
    } else {
      cookies.put(pair[0], pair[1]);
    }
  }

  private static String chunks(InputStream from) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int size = size(from); size > 0; size = size(from)) {
      body.write(exactly(from, size));
      line(from);
    }
    line(from);
    return body.toString(StandardCharsets.UTF_8);
  }

  private static int size(InputStream from) throws IOException {
    return Integer.parseInt(line(from).split(";", 2)[0].strip(), 16);
  }

  private static byte[] exactly(InputStream from, int length) throws IOException {
    byte[] bytes = from.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("the answer ended early");
    }
    return bytes;
  }

  private static String line(InputStream from) throws IOException {
    StringBuilder line = new StringBuilder(80);
    while (true) {
      int c = from.read();
      if (c < 0) {
        throw new EOFException("the connection ended");
      }
      if (c == '\n') {
        return line.toString();
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
  }

  @Override
  public void close() throws IOException {
    Socket open = socket;
    socket = null;
    in = null;
    if (open != null) {
      open.close();
    }
  }
}
