package org.traininglayer.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import org.traininglayer.database.LocalPostgres;
import org.traininglayer.database.PostgresLauncher;
import org.traininglayer.database.PostgresSettings;

/**
 * The PostgreSQL that the application would start for itself, started by the same launcher with the
 * same settings, so that the bench may look into it.
 */
final class Database implements AutoCloseable {

  private static final int CONNECTIONS = 100;

  private final LocalPostgres server;

  private Database(LocalPostgres server) {
    this.server = server;
  }

  /** Starts it with an empty database. */
  static Database start() throws SQLException {
    LocalPostgres server =
        PostgresLauncher.start(
            new PostgresSettings(
                Bench.FOLDER.resolve("postgresql"), null, CONNECTIONS, Duration.ofMinutes(2)));
    try (Connection connection = server.superuser();
        Statement statement = connection.createStatement()) {
      statement.execute("drop database " + server.user() + " with (force)");
      statement.execute("create database " + server.user() + " owner " + server.user());
    }
    return new Database(server);
  }

  /** Settings with which the application uses it. */
  String[] settings() {
    return settings(server.url());
  }

  /** Settings with which the application uses it through another port. */
  String[] settings(int port) {
    return settings(server.url().replaceFirst(":\\d+/", ":" + port + "/"));
  }

  private String[] settings(String url) {
    return new String[] {
      "--traininglayer.db.url=" + url,
      "--traininglayer.db.user=" + server.user(),
      "--traininglayer.db.password=" + server.password()
    };
  }

  int port() {
    return Integer.parseInt(server.url().replaceFirst("^.*:(\\d+)/.*$", "$1"));
  }

  /** A connection as the application has. */
  Connection connect() throws SQLException {
    return DriverManager.getConnection(
        server.url() + "?reWriteBatchedInserts=true", server.user(), server.password());
  }

  long number(String query) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }

  void execute(String... commands) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String command : commands) {
        statement.execute(command);
      }
    }
  }

  /** Waits until nothing waits in the outbox, for two minutes at most. */
  void awaitEmptyOutbox() throws Exception {
    for (int i = 0; i < 1_200; i++) {
      if (number("select count(*) from delivery_parcel where state = 'WAITING'") == 0) {
        return;
      }
      Thread.sleep(100);
    }
    throw new IllegalStateException("the outbox does not become empty");
  }

  /** Processor time that the server has used, with its processes that have ended; nanoseconds. */
  long processorNanos() throws IOException {
    long pid =
        Long.parseLong(Files.readAllLines(server.cluster().resolve("postmaster.pid")).getFirst());
    long ended = nanos(pid, 13, 4);
    return ended
        + ProcessHandle.of(pid).stream()
            .flatMap(ProcessHandle::children)
            .mapToLong(child -> nanos(child.pid(), 13, 2))
            .sum();
  }

  /** Columns of {@code /proc/<pid>/stat}, in hundredths of a second; 0 where there is none. */
  private static long nanos(long pid, int from, int columns) {
    try {
      String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
      return Arrays.stream(stat.split(" "))
              .skip(from)
              .limit(columns)
              .mapToLong(Long::parseLong)
              .sum()
          * 10_000_000;
    } catch (IOException e) {
      return 0;
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
