package org.traininglayer.testing;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.traininglayer.database.FolderInUseException;
import org.traininglayer.database.LocalPostgres;
import org.traininglayer.database.PostgresLauncher;
import org.traininglayer.database.PostgresSettings;

/** The one PostgreSQL server of this JVM. It starts when first needed and stops with the JVM. */
final class TestServer {

  private static final String TEMPLATE = "t_template";

  private final LocalPostgres postgres;
  private final AtomicInteger count = new AtomicInteger();
  private final Phaser users = new Phaser(1);

  private TestServer(LocalPostgres postgres) {
    this.postgres = postgres;
    dropDatabasesOfEarlierRuns();
    createTemplate();
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop-test-postgres"));
  }

  static TestServer running() {
    return Holder.SERVER;
  }

  /** A new database that holds what the migrations make. */
  String createDatabase() {
    String name = "t_" + count.incrementAndGet();
    execute("create database " + name + " template " + TEMPLATE + " owner " + user());
    return name;
  }

  /** A new database without anything. */
  String createEmptyDatabase() {
    String name = "t_" + count.incrementAndGet();
    execute("create database " + name + " owner " + user());
    return name;
  }

  String url(String database) {
    return postgres.url(database);
  }

  String user() {
    return postgres.user();
  }

  String password() {
    return postgres.password();
  }

  /** Somebody needs the server beyond the last test. */
  void enter() {
    users.register();
  }

  /** And now no more. */
  void leave() {
    users.arriveAndDeregister();
  }

  private void createTemplate() {
    execute("create database " + TEMPLATE + " owner " + user());
    Flyway.configure()
        .dataSource(url(TEMPLATE), user(), password())
        .locations("classpath:db/migration", "classpath:db/trial")
        .load()
        .migrate();
  }

  private void dropDatabasesOfEarlierRuns() {
    List<String> names = new ArrayList<>();
    try (Connection connection = postgres.superuser();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select datname from pg_database where starts_with(datname, 't_')")) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    names.forEach(name -> execute("drop database " + name + " with (force)"));
  }

  /** As the superuser of the server. */
  void execute(String sql) {
    try (Connection connection = postgres.superuser();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** Spring closes its contexts in shutdown hooks of its own, at the same time as this one. */
  private void stop() {
    try {
      users.awaitAdvanceInterruptibly(users.arriveAndDeregister(), 10, TimeUnit.SECONDS);
    } catch (TimeoutException | InterruptedException e) {
      // Somebody still uses it; it stops anyway.
    }
    postgres.close();
  }

  /** Another run in the same folder at the same time gets the next one. */
  private static LocalPostgres start() {
    for (int n = 1; ; n++) {
      Path folder = Path.of("target", n == 1 ? "test-postgres" : "test-postgres-" + n);
      try {
        return PostgresLauncher.start(
            new PostgresSettings(folder, null, 300, Duration.ofMinutes(2)));
      } catch (FolderInUseException e) {
        if (n == 5) {
          throw e;
        }
      }
    }
  }

  private static final class Holder {
    static final TestServer SERVER = new TestServer(start());
  }
}
