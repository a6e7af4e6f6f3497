package org.traininglayer.testing;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** Somebody who takes POSTs and answers as told, else with 204. */
public final class Receiver implements AutoCloseable {

  public final List<Call> calls = new CopyOnWriteArrayList<>();
  public final ConcurrentLinkedQueue<Integer> answers = new ConcurrentLinkedQueue<>();
  private final HttpServer server;

  /** What came. */
  public record Call(String id, String timestamp, String signature, String body) {}

  public Receiver() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    server.createContext(
        "/",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          Integer answer = answers.poll();
          calls.add(
              new Call(
                  String.valueOf(exchange.getRequestHeaders().getFirst("webhook-id")),
                  String.valueOf(exchange.getRequestHeaders().getFirst("webhook-timestamp")),
                  String.valueOf(exchange.getRequestHeaders().getFirst("webhook-signature")),
                  body));
          exchange.sendResponseHeaders(answer == null ? 204 : answer, -1);
          exchange.close();
        });
    server.start();
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
