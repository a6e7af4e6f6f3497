package org.traininglayer.bench;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Stands between the application and PostgreSQL and notes each round trip: what was sent before the
 * client waited for an answer (a {@code Sync} or a {@code Query} of the wire protocol). The driver
 * sends {@code BEGIN} together with the first statement and does not wait in between.
 */
final class CountingProxy implements AutoCloseable {

  private static final int START_UP = 3 << 16;

  private final ServerSocket socket;
  private final int target;
  private final Queue<String> trips = new ConcurrentLinkedQueue<>();

  /** Leads to this port of this machine. */
  CountingProxy(int target) throws IOException {
    this.target = target;
    socket = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return socket.getLocalPort();
  }

  /** The round trips since this was asked last: the SQL of each, joined. */
  List<String> taken() {
    List<String> taken = new ArrayList<>();
    for (String trip = trips.poll(); trip != null; trip = trips.poll()) {
      taken.add(trip);
    }
    return taken;
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        Socket server = new Socket(InetAddress.getByName("127.0.0.1"), target);
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        Thread.ofVirtual().start(() -> new Conversation(client, server).requests());
        Thread.ofVirtual().start(() -> answers(client, server));
      } catch (IOException e) {
        // Closed, or the server is not there: the application will tell.
      }
    }
  }

  private static void answers(Socket client, Socket server) {
    try (client;
        server) {
      server.getInputStream().transferTo(client.getOutputStream());
    } catch (IOException e) {
      // The conversation is over.
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  /** What one connection sends. */
  private final class Conversation {

    private final Socket client;
    private final Socket server;
    private final Map<String, String> prepared = new HashMap<>();
    private final List<String> sent = new ArrayList<>();

    Conversation(Socket client, Socket server) {
      this.client = client;
      this.server = server;
    }

    void requests() {
      try (client;
          server) {
        DataInputStream in = new DataInputStream(client.getInputStream());
        OutputStream out = server.getOutputStream();
        startUp(in, out);
        for (int type = in.read(); type >= 0; type = in.read()) {
          int length = in.readInt();
          byte[] body = exactly(in, length - 4);
          note((char) type, body);
          out.write(
              ByteBuffer.allocate(length + 1).put((byte) type).putInt(length).put(body).array());
          if (in.available() == 0) {
            out.flush();
          }
        }
      } catch (IOException e) {
        // The conversation is over.
      }
    }

    private void startUp(DataInputStream in, OutputStream out) throws IOException {
      int code;
      do {
        int length = in.readInt();
        byte[] body = exactly(in, length - 4);
        code = ByteBuffer.wrap(body).getInt();
        out.write(ByteBuffer.allocate(length).putInt(length).put(body).array());
      } while (code != START_UP && code >>> 16 != 3);
    }

    private void note(char type, byte[] body) {
      switch (type) {
        case 'P' -> prepared.put(text(body, 0), text(body, next(body, 0)));
        case 'B' -> sent.add(prepared.getOrDefault(text(body, next(body, 0)), "?"));
        case 'Q' -> {
          sent.add(text(body, 0));
          if (!text(body, 0).startsWith("BEGIN")) {
            trip();
          }
        }
        case 'S' -> trip();
        default -> {}
      }
    }

    private void trip() {
      trips.add(String.join("; ", sent));
      sent.clear();
    }

    private static String text(byte[] body, int from) {
      return new String(body, from, next(body, from) - from - 1, StandardCharsets.UTF_8);
    }

    private static int next(byte[] body, int from) {
      int end = from;
      while (body[end] != 0) {
        end++;
      }
      return end + 1;
    }

    private static byte[] exactly(InputStream in, int length) throws IOException {
      byte[] body = in.readNBytes(length);
      if (body.length < length) {
        throw new IOException("ended early");
      }
      return body;
    }
  }
}
