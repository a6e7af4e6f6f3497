package org.traininglayer.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts and stops the server of one data folder through {@code pg_ctl}.
 *
 * @param programs its programs
 * @param account whom it runs as
 * @param cluster its data folder
 * @param settings what it shall be like
 */
record ServerControl(
    PostgresPrograms programs, ServerAccount account, Path cluster, PostgresSettings settings) {

  private static final Logger log = LoggerFactory.getLogger(ServerControl.class);

  /** Faults that another try may cure: a port just taken, processes of a killed server. */
  private static final List<String> PASSING =
      List.of("Address already in use", "could not create any TCP/IP sockets", "still in use");

  /**
   * Starts it and waits until it takes connections.
   *
   * @return its port
   */
  int start() throws IOException {
    account.own(cluster);
    Instant end = Instant.now().plus(settings.patience());
    while (true) {
      startLog();
      int port = freePort();
      Program started =
          Program.run(
              account.command(
                  pgCtl(),
                  "start",
                  "--wait",
                  "--timeout=" + settings.patience().toSeconds(),
                  "--pgdata=" + cluster,
                  "--log=" + logFile(),
                  "--options=" + options(port)),
              cluster,
              time ->
                  log.info(
                      "PostgreSQL is still starting after {} s, recovering from a crash perhaps"
                          + " (see {})",
                      time.toSeconds(),
                      logFile()));
      if (started.ok()) {
        return port;
      }
      String why = Files.readString(logFile(), StandardCharsets.ISO_8859_1);
      if (PASSING.stream().noneMatch(why::contains) || Instant.now().isAfter(end)) {
        throw new DatabaseUnavailableException(
            "PostgreSQL did not start on "
                + cluster
                + ": "
                + new Program(1, why.isBlank() ? started.output() : why).lastLines()
                + " (see "
                + logFile()
                + ").");
      }
      Pause.briefly();
    }
  }

  /** Ends connections, writes everything to the disk, stops. */
  void stop() throws IOException {
    Program stopped =
        Program.run(
            account.command(
                pgCtl(),
                "stop",
                "--mode=fast",
                "--wait",
                "--timeout=" + settings.patience().toSeconds(),
                "--pgdata=" + cluster),
            cluster,
            time -> log.info("PostgreSQL is still stopping after {} s", time.toSeconds()));
    Optional<PostmasterFile> left = PostmasterFile.read(cluster);
    if (!stopped.ok() && left.isPresent() && left.get().alive()) {
      throw new IOException("PostgreSQL did not stop: " + stopped.lastLines());
    }
  }

  private String pgCtl() {
    return programs.program("pg_ctl").toString();
  }

  private String options(int port) {
    return String.join(
        " ",
        Stream.of(
                "listen_addresses=127.0.0.1",
                "unix_socket_directories=",
                "port=" + port,
                "max_connections=" + settings.maxConnections(),
                "fsync=on",
                "full_page_writes=on",
                "synchronous_commit=on",
                "timezone=UTC",
                "log_timezone=UTC",
                // Without the detail of errors, which may hold what people wrote.
                "log_error_verbosity=terse")
            .map(setting -> "-c " + setting)
            .toList());
  }

  private Path logFile() {
    return cluster.resolve("server.log");
  }

  /** Each start has its own log; the one before is kept. */
  private void startLog() throws IOException {
    if (Files.exists(logFile())) {
      Files.move(logFile(), cluster.resolve("server.log.1"), StandardCopyOption.REPLACE_EXISTING);
    }
    Files.createFile(logFile());
    account.own(logFile());
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
