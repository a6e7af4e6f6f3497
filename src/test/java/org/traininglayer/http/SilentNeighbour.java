package org.traininglayer.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Answers the first request, keeps the connection open, reads each further one whole and closes
 * without a word.
 */
final class SilentNeighbour implements AutoCloseable {

  private final ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
  private final AtomicInteger received = new AtomicInteger();

  SilentNeighbour() throws IOException {
    Thread.ofVirtual().start(this::run);
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/");
  }

  int received() {
    return received.get();
  }

  private void run() {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        while (readOne(in) && received.incrementAndGet() == 1) {
          socket
              .getOutputStream()
              .write("HTTP/1.1 204 No Content\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        }
      } catch (IOException e) {
        // The next one, or the end.
      }
    }
  }

  /** A request with a body of one byte. */
  private static boolean readOne(BufferedReader in) throws IOException {
    String line = in.readLine();
    while (line != null && !line.isEmpty()) {
      line = in.readLine();
    }
    return line != null && in.read() >= 0;
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
