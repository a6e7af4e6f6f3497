package org.traininglayer.bench;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An external LRS that keeps the id of every statement. */
final class CollectingStore implements AutoCloseable {

  private final HttpServer server;
  private final Set<String> ids = ConcurrentHashMap.newKeySet();
  private final AtomicLong again = new AtomicLong();

  CollectingStore() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/xapi/statements",
        exchange -> {
          try (exchange) {
            take(JsonMapper.shared().readTree(exchange.getRequestBody().readAllBytes()));
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write(new byte[] {'[', ']'});
          }
        });
    server.start();
  }

  private void take(JsonNode body) {
    for (JsonNode one : body.isArray() ? body : JsonMapper.shared().createArrayNode().add(body)) {
      if (!ids.add(one.path("id").asString())) {
        again.incrementAndGet();
      }
    }
  }

  String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/xapi";
  }

  Set<String> ids() {
    return ids;
  }

  /** How many came that were here already: a store takes them for the same. */
  long again() {
    return again.get();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
