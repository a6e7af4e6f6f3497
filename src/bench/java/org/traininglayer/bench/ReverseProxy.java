package org.traininglayer.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** nginx with the configuration of the runbook, but for addresses, TLS and the place of the log. */
final class ReverseProxy implements AutoCloseable {

  private static final Path CONFIGURATION = Path.of("docs", "deploy", "nginx.conf");

  private final Process process;
  private final int port;

  private ReverseProxy(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Starts it in front of two nodes; nginx must be installed. */
  static ReverseProxy start(Path folder, int first, int second) throws IOException {
    Files.createDirectories(folder);
    int port = Application.freePort();
    String own =
        Files.readString(CONFIGURATION)
            .replace("10.0.0.11:8080", "127.0.0.1:" + first)
            .replace("10.0.0.12:8080", "127.0.0.1:" + second)
            .replace("listen 443 ssl;", "listen 127.0.0.1:" + port + ";")
            .replaceAll("(?m)^ *ssl_certificate.*$", "")
            .replace("X-Forwarded-Proto https", "X-Forwarded-Proto http")
            .replace("$host;", "$http_host;")
            .replaceAll("access_log .* no_path;", "access_log access.log no_path;");
    Path folderThere = folder.toAbsolutePath();
    Path file =
        Files.writeString(
            folder.resolve("nginx.conf"),
            """
            daemon off;
            pid nginx.pid;
            error_log error.log warn;
            events {}
            http {
            client_body_temp_path body;
            proxy_temp_path proxy;
            fastcgi_temp_path fastcgi;
            uwsgi_temp_path uwsgi;
            scgi_temp_path scgi;
            """
                + own
                + "}\n");
    Process process =
        new ProcessBuilder(
                List.of(
                    "nginx", "-p", folderThere.toString(), "-c", file.toAbsolutePath().toString()))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("nginx.out").toFile())
            .start();
    return new ReverseProxy(process, port);
  }

  int port() {
    return port;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
