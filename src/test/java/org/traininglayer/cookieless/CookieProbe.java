package org.traininglayer.cookieless;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Two sites on real servers: one frames the other, which sets two cookies and reads them back. */
final class CookieProbe implements AutoCloseable {

  private final HttpServer server;

  CookieProbe() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 20);
    server.createContext(
        "/top",
        exchange ->
            html(
                exchange,
                "<iframe src='http://localhost:%d/set'></iframe>"
                    .formatted(server.getAddress().getPort())));
    server.createContext(
        "/set",
        exchange -> {
          String common = "=1; Path=/; Secure; SameSite=None";
          exchange
              .getResponseHeaders()
              .put(
                  "Set-Cookie",
                  List.of("plain" + common, "partitioned" + common + "; Partitioned"));
          html(exchange, "<a id='read' href='/read'>read</a>");
        });
    server.createContext(
        "/read",
        exchange -> {
          List<String> sent = exchange.getRequestHeaders().getOrDefault("Cookie", List.of());
          html(exchange, "<p id='got'>" + String.join("; ", sent) + "</p>");
        });
    server.start();
  }

  /** The cookies that come back in the frame. */
  String kept(BrowserContext browser) {
    Page page = browser.newPage();
    page.navigate("http://127.0.0.1:%d/top".formatted(server.getAddress().getPort()));
    page.frameLocator("iframe").locator("#read").click();
    String got = page.frameLocator("iframe").locator("#got").textContent();
    page.close();
    return got;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private static void html(HttpExchange exchange, String body) throws IOException {
    byte[] bytes =
        ("<!doctype html><meta charset=utf-8><title>probe</title>" + body)
            .getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", "text/html;charset=UTF-8");
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }
}
