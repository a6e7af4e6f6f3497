package org.traininglayer.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CrashTest {

  @Test
  void a_server_that_outlives_its_application_is_taken_over_with_all_that_was_acknowledged()
      throws Exception {
    Path folder = Folders.fresh("outlived");
    List<Long> acknowledged = writeAndKill(folder);
    long pid = postmaster(folder).pid();

    try (LocalPostgres server = PostgresLauncher.start(Folders.bundled(folder))) {
      assertThat(server.adopted()).isTrue();
      assertThat(postmaster(folder).pid()).isEqualTo(pid);
      assertThat(rows(server)).containsAll(acknowledged);
    }
    assertThat(PostmasterFile.read(cluster(folder))).as("stopped at the end").isEmpty();
  }

  @Test
  void nothing_acknowledged_is_lost_when_application_and_server_are_killed_during_writes()
      throws Exception {
    Path folder = Folders.fresh("killed");
    for (int round = 1; round <= 3; round++) {
      List<Long> acknowledged = writeAndKill(folder);
      ProcessHandle.of(postmaster(folder).pid()).orElseThrow().destroyForcibly();

      try (LocalPostgres server = PostgresLauncher.start(Folders.bundled(folder))) {
        assertThat(server.adopted()).as("a new server in round " + round).isFalse();
        assertThat(rows(server)).containsAll(acknowledged);
      }
    }
  }

  @Test
  void a_transaction_of_the_dead_application_holds_no_lock_any_more() throws Exception {
    Path folder = Folders.fresh("locks");
    writeAndKill(folder);
    ServerLogin login = new ServerLogin(postmaster(folder).port(), ServerPassword.read(folder));
    try (Connection dead = connect(login.url(ServerLogin.APPLICATION), login.password())) {
      dead.setAutoCommit(false);
      ServerLogin.execute(dead, "lock table written");

      try (LocalPostgres server = PostgresLauncher.start(Folders.bundled(folder))) {
        assertThat(server.adopted()).isTrue();
        assertThat(rows(server)).isNotEmpty();
      }
    }
  }

  @Test
  void a_survivor_with_other_settings_is_stopped_and_started_anew() throws Exception {
    Path folder = Folders.fresh("settings");
    List<Long> acknowledged = writeAndKill(folder);
    PostgresSettings more =
        new PostgresSettings(folder, Folders.BIN, 45, Folders.bundled(folder).patience());

    try (LocalPostgres server = PostgresLauncher.start(more);
        Connection connection = server.superuser()) {
      assertThat(server.adopted()).isFalse();
      assertThat(ServerLogin.show(connection, "max_connections")).isEqualTo("45");
      assertThat(rows(server)).containsAll(acknowledged);
    }
  }

  @Test
  void a_survivor_that_refuses_our_password_is_named_and_left_alone() throws Exception {
    Path folder = Folders.fresh("foreign");
    writeAndKill(folder);
    String right = ServerPassword.read(folder);
    Files.writeString(folder.resolve("password"), "wrong");

    try {
      assertThat(start(folder))
          .isInstanceOf(DatabaseUnavailableException.class)
          .hasMessageContaining("process " + postmaster(folder).pid())
          .hasMessageContaining("refuses the password");
    } finally {
      Files.writeString(folder.resolve("password"), right);
      PostgresLauncher.start(Folders.bundled(folder)).close();
    }
  }

  @Test
  void a_start_that_was_killed_while_it_created_the_database_is_repeated() throws Exception {
    Path folder = Folders.fresh("creating");
    try (ChildJvm child = ChildJvm.run(AcknowledgingWriter.class, folder.toString())) {
      await().until(() -> leftovers(folder).anyMatch(Leftovers.CREATING::equals));
      child.kill();
      child.exitCode();
    }

    try (LocalPostgres server = PostgresLauncher.start(Folders.bundled(folder))) {
      assertThat(rows(server, "select 1")).containsExactly(1L);
    }
    // The orphaned initdb may have outlived that start; it has nothing to do with the next.
    PostgresLauncher.start(Folders.bundled(folder)).close();
    await().until(() -> leftoversAfterCleaning(folder).isEmpty());
  }

  /** Starts a writing application, kills it with SIGKILL amid its writes. */
  private static List<Long> writeAndKill(Path folder) throws IOException, InterruptedException {
    try (ChildJvm child = ChildJvm.run(AcknowledgingWriter.class, folder.toString())) {
      for (int n = 0; n < 300; n++) {
        child.readUntil(line -> line.startsWith("committed "));
      }
      child.kill();
      child.exitCode();
      List<Long> numbers = new ArrayList<>();
      for (String line : child.readAll()) {
        // The last line may have been cut off in the middle of its number.
        if (line.matches("committed \\d+")) {
          numbers.add(Long.valueOf(line.substring("committed ".length())));
        }
      }
      return numbers.subList(0, numbers.size() - 1);
    }
  }

  private static Throwable start(Path folder) {
    return catchThrowable(() -> PostgresLauncher.start(Folders.bundled(folder)).close());
  }

  private static List<Long> rows(LocalPostgres server) throws SQLException {
    return rows(server, "select n from written");
  }

  private static List<Long> rows(LocalPostgres server, String sql) throws SQLException {
    List<Long> found = new ArrayList<>();
    try (Connection connection = connect(server.url(), server.password());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        found.add(rows.getLong(1));
      }
    }
    return found;
  }

  /** Rather fails than waits for a lock that nobody releases. */
  private static Connection connect(String url, String password) throws SQLException {
    Connection connection = DriverManager.getConnection(url, ServerLogin.APPLICATION, password);
    ServerLogin.execute(connection, "set lock_timeout = '5s'");
    return connection;
  }

  private static Path cluster(Path folder) {
    return folder.resolve("18");
  }

  private static PostmasterFile postmaster(Path folder) throws IOException {
    return PostmasterFile.read(cluster(folder)).orElseThrow();
  }

  private static Stream<String> leftovers(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return Stream.empty();
    }
    try (Stream<Path> children = Files.list(folder)) {
      return children
          .map(child -> child.getFileName().toString())
          .filter(name -> name.contains("-") && !name.startsWith("in-use"))
          .map(name -> name.substring(0, name.lastIndexOf('-') + 1))
          .toList()
          .stream();
    }
  }

  private static List<String> leftoversAfterCleaning(Path folder) throws IOException {
    Leftovers.remove(folder);
    return leftovers(folder).toList();
  }
}
