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
import java.util.Map;
import org.traininglayer.database.LocalPostgres;
import org.traininglayer.database.PostgresLauncher;
import org.traininglayer.database.PostgresSettings;
import tools.jackson.databind.json.JsonMapper;

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
    return start(Bench.FOLDER.resolve("postgresql"));
  }

  /** Starts it in this folder, with an empty database. */
  static Database start(Path folder) throws SQLException {
    LocalPostgres server =
        PostgresLauncher.start(
            new PostgresSettings(folder, null, CONNECTIONS, Duration.ofMinutes(2)));
    try (Connection connection = server.superuser();
        Statement statement = connection.createStatement()) {
      statement.execute("drop database " + server.user() + " with (force)");
      statement.execute("create database " + server.user() + " owner " + server.user());
    }
    return new Database(server);
  }

  /** Starts it so that it counts statements, in the view {@code pg_stat_statements}. */
  static Database counting(Path folder) throws SQLException {
    try (Database first = start(folder);
        Connection connection = first.server.superuser();
        Statement statement = connection.createStatement()) {
      statement.execute("alter system set shared_preload_libraries = 'pg_stat_statements'");
    }
    Database database = start(folder);
    try (Connection connection = database.server.superuser();
        Statement statement = connection.createStatement()) {
      statement.execute("create extension if not exists pg_stat_statements");
      statement.execute("alter system set pg_stat_statements.track_planning = on");
      statement.execute("select pg_reload_conf()");
    }
    return database;
  }

  /** Adds the statements since the last time to a table, the most costly first. */
  void statements(int count, Table table) throws SQLException {
    try (Connection connection = server.superuser();
        Statement statement = connection.createStatement()) {
      ResultSet row =
          statement.executeQuery(
              """
              select calls, total_exec_time, total_plan_time, shared_blks_hit, wal_bytes, query
              from pg_stat_statements s join pg_database d on d.oid = s.dbid
              where d.datname <> 'postgres' order by total_exec_time + total_plan_time desc limit 16
              """);
      while (row.next()) {
        String query = row.getString(6).replaceAll("\\s+", " ");
        table.row(
            row.getDouble(1) / count,
            row.getDouble(2) / count,
            row.getDouble(3) / count,
            row.getDouble(4) / count,
            row.getDouble(5) / count,
            query.substring(0, Math.min(150, query.length())));
      }
      statement.execute("select pg_stat_statements_reset()");
    }
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

  /** The same for programs that are not written in Java. */
  String json() {
    return JsonMapper.builder()
        .build()
        .writeValueAsString(
            Map.of(
                "host", "127.0.0.1",
                "port", port(),
                "database", server.user(),
                "user", server.user(),
                "password", server.password()));
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

  /** The name that a build has for a table; builds differ. */
  String table(String... names) throws SQLException {
    for (String name : names) {
      if (number("select count(*) from pg_tables where tablename = '" + name + "'") > 0) {
        return name;
      }
    }
    throw new IllegalStateException("none of the tables " + String.join(", ", names));
  }

  /** Whether each message of a statement carried its text: it did in the released build. */
  boolean outboxRepeatsStatements() throws SQLException {
    return outbox().equals("delivery_parcel");
  }

  /** The table of what is to be sent. */
  String outbox() throws SQLException {
    return table("outbox_message", "delivery_parcel");
  }

  String text(String query) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
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
