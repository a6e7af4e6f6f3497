package org.traininglayer.delivery.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server that answers a command as it is told to; an empty answer hangs up instead. */
final class ScriptedSmtp implements AutoCloseable {

  final Map<String, String> answers = new ConcurrentHashMap<>();
  final List<String> taken = new CopyOnWriteArrayList<>();
  private final ServerSocket socket;

  ScriptedSmtp() throws IOException {
    socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return socket.getLocalPort();
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket one = socket.accept();
        Thread.ofVirtual().start(() -> serve(one));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket one) {
    try (one;
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(one.getInputStream(), StandardCharsets.UTF_8));
        Writer out = new OutputStreamWriter(one.getOutputStream(), StandardCharsets.UTF_8)) {
      if (!say(out, "HELLO", "220 scripted")) {
        return;
      }
      String line = in.readLine();
      while (line != null) {
        String command = line.split("[ :]", 2)[0];
        boolean goesOn =
            switch (command) {
              case "EHLO" -> say(out, command, "250 scripted");
              case "DATA" -> say(out, command, "354 go on") && data(in, out);
              case "QUIT" -> say(out, command, "221 bye");
              default -> say(out, command, "250 2.0.0 ok");
            };
        if (!goesOn) {
          return;
        }
        line = in.readLine();
      }
    } catch (IOException e) {
      // The other side is gone.
    }
  }

  private boolean data(BufferedReader in, Writer out) throws IOException {
    StringBuilder text = new StringBuilder();
    String line = in.readLine();
    while (line != null && !line.equals(".")) {
      text.append(line).append('\n');
      line = in.readLine();
    }
    String answer = answers.getOrDefault("END", "250 2.0.0 taken");
    if (answer.startsWith("2") || answer.isEmpty()) {
      taken.add(text.toString());
    }
    return say(out, "END", "250 2.0.0 taken");
  }

  private boolean say(Writer out, String command, String usual) throws IOException {
    String answer = answers.getOrDefault(command, usual);
    if (answer.isEmpty()) {
      return false;
    }
    out.write(answer + "\r\n");
    out.flush();
    return answer.charAt(0) < '4' || !command.equals("DATA");
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
