package org.traininglayer.bench;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** An external LRS that takes everything: it counts the statements and answers 200. */
final class RecordStore implements AutoCloseable {

  private final HttpServer server;
  private final Duration delay;
  private final AtomicLong statements = new AtomicLong();
  private final AtomicLong requests = new AtomicLong();
  private volatile long first;
  private volatile long last;

  /** Answers after a while. */
  RecordStore(Duration delay) throws IOException {
    this.delay = delay;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/xapi/statements",
        exchange -> {
          try (exchange) {
            take(exchange.getRequestBody().readAllBytes());
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write(new byte[] {'[', ']'});
          }
        });
    server.start();
  }

  private void take(byte[] body) {
    long now = System.nanoTime();
    if (requests.getAndIncrement() == 0) {
      first = now;
    }
    if (!delay.isZero()) {
      try {
        Thread.sleep(delay);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    statements.addAndGet(count(body));
    last = System.nanoTime();
  }

  /** How many objects the outermost array has. */
  private static int count(byte[] json) {
    int count = 0;
    int depth = 0;
    boolean text = false;
    for (int i = 0; i < json.length; i++) {
      byte c = json[i];
      if (text) {
        if (c == '\\') {
          i++;
        } else if (c == '"') {
          text = false;
        }
      } else if (c == '"') {
        text = true;
      } else if (c == '{' || c == '[') {
        count += depth == 1 && c == '{' ? 1 : 0;
        depth++;
      } else if (c == '}' || c == ']') {
        depth--;
      }
    }
    return count;
  }

  String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/xapi";
  }

  /** Waits until nothing has come for a second, for two minutes at most. */
  void awaitQuiet() throws InterruptedException {
    long before = -1;
    for (int i = 0; i < 120 && before != statements.get(); i++) {
      before = statements.get();
      Thread.sleep(1_000);
    }
  }

  /** Waits until so many have come, for two minutes at most. */
  void await(long count) throws InterruptedException {
    for (int i = 0; i < 1_200 && statements.get() < count; i++) {
      Thread.sleep(100);
    }
    awaitQuiet();
  }

  long statements() {
    return statements.get();
  }

  long requests() {
    return requests.get();
  }

  /** From the first request to the last answer. */
  long elapsed() {
    return last - first;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
