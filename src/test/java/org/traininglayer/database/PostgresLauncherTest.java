package org.traininglayer.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PostgresLauncherTest {

  private static final Path DEBIAN = Path.of("/usr/lib/postgresql/15/bin");

  @Test
  void the_server_is_durable_and_listens_on_the_loopback_only() throws Exception {
    try (LocalPostgres server = PostgresLauncher.start(Folders.bundled(Folders.fresh("durable")));
        Connection connection = server.superuser()) {
      assertThat(ServerLogin.show(connection, "fsync")).isEqualTo("on");
      assertThat(ServerLogin.show(connection, "synchronous_commit")).isEqualTo("on");
      assertThat(ServerLogin.show(connection, "full_page_writes")).isEqualTo("on");
      assertThat(ServerLogin.show(connection, "listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(ServerLogin.show(connection, "unix_socket_directories")).isEmpty();
      assertThat(ServerLogin.show(connection, "password_encryption")).isEqualTo("scram-sha-256");
      assertThat(ServerLogin.show(connection, "server_encoding")).isEqualTo("UTF8");
      assertThat(ServerLogin.show(connection, "data_checksums")).isEqualTo("on");
    }
  }

  @Test
  void the_password_is_in_a_file_of_its_owner_and_another_one_is_refused() throws Exception {
    Path folder = Folders.fresh("password");
    try (LocalPostgres server = PostgresLauncher.start(Folders.bundled(folder))) {
      assertThat(
              PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(folder.resolve("password"))))
          .isEqualTo("rw-------");
      assertThat(Files.readString(folder.resolve("password")).strip())
          .isEqualTo(server.password())
          .hasSizeGreaterThan(30);
      for (String wrong : List.of("", "wrong")) {
        assertThatThrownBy(() -> DriverManager.getConnection(server.url(), server.user(), wrong))
            .isInstanceOf(SQLException.class);
        assertThatThrownBy(
                () -> DriverManager.getConnection(server.url(), Cluster.SUPERUSER, wrong))
            .isInstanceOf(SQLException.class);
      }
    }
  }

  @Test
  void the_application_has_no_special_rights() throws Exception {
    try (LocalPostgres server = PostgresLauncher.start(Folders.bundled(Folders.fresh("rights")));
        Connection connection =
            DriverManager.getConnection(server.url(), server.user(), server.password())) {
      assertThat(ServerLogin.show(connection, "is_superuser")).isEqualTo("off");
      ServerLogin.execute(connection, "create table mine (n int)");
    }
  }

  @Test
  void data_outlives_a_stop_and_the_second_start_unpacks_and_creates_nothing() throws Exception {
    Path folder = Folders.fresh("restart");
    PostgresSettings settings = new PostgresSettings(folder, null, 20, Duration.ofMinutes(2));
    Object created;
    try (LocalPostgres server = PostgresLauncher.start(settings);
        Connection connection =
            DriverManager.getConnection(server.url(), server.user(), server.password())) {
      ServerLogin.execute(connection, "create table kept as select 'ÄÖÜ' as word");
      created = Files.getLastModifiedTime(folder.resolve("bin-18.6.0"));
    }
    try (LocalPostgres server = PostgresLauncher.start(settings);
        Connection connection =
            DriverManager.getConnection(server.url(), server.user(), server.password());
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select lower(word) from kept")) {
      assertThat(server.adopted()).isFalse();
      assertThat(rows.next()).isTrue();
      assertThat(rows.getString(1)).isEqualTo("äöü");
      assertThat(Files.getLastModifiedTime(folder.resolve("bin-18.6.0"))).isEqualTo(created);
    }
  }

  @Test
  void a_second_use_of_the_folder_is_refused_in_one_line_and_the_first_goes_on() throws Exception {
    Path folder = Folders.fresh("twice");
    LocalPostgres first = PostgresLauncher.start(Folders.bundled(folder));
    try {
      for (int attempt = 1; attempt <= 2; attempt++) {
        assertThatThrownBy(() -> PostgresLauncher.start(Folders.bundled(folder)))
            .isInstanceOf(FolderInUseException.class)
            .hasMessageContaining(folder.toString())
            .message()
            .hasLineCount(1);
        try (ChildJvm child = ChildJvm.run(AcknowledgingWriter.class, folder.toString())) {
          assertThat(child.readAll())
              .anySatisfy(line ->
                  assertThat(line)
                      .contains("is in use by another running Training Layer")
                      .contains("process " + ProcessHandle.current().pid()));
          assertThat(child.exitCode()).isNotZero();
        }
      }
      first.superuser().close();
    } finally {
      first.close();
    }
    PostgresLauncher.start(Folders.bundled(folder)).close();
  }

  @Test
  void a_pid_file_whose_number_now_belongs_to_another_process_does_not_hinder_the_start()
      throws Exception {
    Path folder = Folders.fresh("stale");
    PostgresLauncher.start(Folders.bundled(folder)).close();
    Process stranger = new ProcessBuilder("sleep", "600").start();
    try {
      leavePidFile(folder, stranger.pid(), 1);

      try (LocalPostgres server = PostgresLauncher.start(Folders.bundled(folder))) {
        assertThat(server.adopted()).isFalse();
      }
      assertThat(stranger.isAlive()).isTrue();
    } finally {
      stranger.destroyForcibly();
    }
  }

  @Test
  void the_server_of_another_folder_under_the_old_number_is_neither_adopted_nor_stopped()
      throws Exception {
    Path folder = Folders.fresh("stale-postgres");
    Path neighbours = Folders.fresh("neighbour");
    PostgresLauncher.start(Folders.bundled(folder)).close();
    try (LocalPostgres neighbour = PostgresLauncher.start(Folders.bundled(neighbours))) {
      PostmasterFile other = PostmasterFile.read(neighbour.cluster()).orElseThrow();
      leavePidFile(folder, other.pid(), other.port());

      try (LocalPostgres server = PostgresLauncher.start(Folders.bundled(folder))) {
        assertThat(server.adopted()).isFalse();
        assertThat(server.url()).isNotEqualTo(neighbour.url());
      }
      neighbour.superuser().close();
    }
  }

  @Test
  void what_killed_starts_left_half_done_is_removed() throws Exception {
    Path folder = Folders.fresh("leftovers");
    List<Path> halfDone = new ArrayList<>();
    for (String name : List.of("unpacking-1", "creating-2")) {
      Path half = Files.createDirectories(folder.resolve(name));
      Files.writeString(half.resolve("some"), "thing");
      halfDone.add(half);
    }
    halfDone.add(Files.writeString(folder.resolve("handing-over-3"), "secret"));

    PostgresLauncher.start(Folders.bundled(folder)).close();

    assertThat(halfDone).noneMatch(Files::exists);
  }

  @Test
  void data_of_another_major_version_is_not_silently_replaced_by_an_empty_database()
      throws Exception {
    Path folder = Folders.fresh("majors");
    Files.createDirectories(folder.resolve("16"));
    Files.writeString(folder.resolve("16").resolve("PG_VERSION"), "16\n");

    assertThatThrownBy(() -> PostgresLauncher.start(Folders.bundled(folder)))
        .isInstanceOf(DatabaseUnavailableException.class)
        .hasMessageContaining("holds data of PostgreSQL 16");
  }

  @Test
  void programs_older_than_15_are_refused() throws Exception {
    Path bin = Files.createDirectories(Folders.fresh("old").resolve("bin"));
    script(bin.resolve("postgres"), "echo 'postgres (PostgreSQL) 14.9 (Debian 14.9-1)'");

    assertThatThrownBy(() -> PostgresLauncher.start(with(Folders.fresh("old-data"), bin)))
        .isInstanceOf(DatabaseUnavailableException.class)
        .hasMessageContaining("14.9")
        .hasMessageContaining("PostgreSQL 15 or newer is needed");
  }

  @Test
  void programs_that_do_not_run_here_are_named_with_the_way_out() throws Exception {
    Path bin = Files.createDirectories(Folders.fresh("broken").resolve("bin"));
    script(bin.resolve("postgres"), "echo 'libmissing.so: cannot open' >&2; exit 127");

    assertThatThrownBy(() -> PostgresLauncher.start(with(Folders.fresh("broken-data"), bin)))
        .isInstanceOf(DatabaseUnavailableException.class)
        .hasMessageContaining("libmissing.so")
        .hasMessageContaining("TRAININGLAYER_DB_URL");
  }

  @Test
  void a_failed_start_says_what_the_server_says_and_frees_the_folder() throws Exception {
    Path folder = Folders.fresh("misconfigured");
    PostgresLauncher.start(Folders.bundled(folder)).close();
    Path configuration = folder.resolve("18").resolve("postgresql.conf");
    String before = Files.readString(configuration);
    Files.writeString(configuration, before + "\nno_such_setting = 1\n");

    assertThatThrownBy(() -> PostgresLauncher.start(Folders.bundled(folder)))
        .isInstanceOf(DatabaseUnavailableException.class)
        .hasMessageContaining("no_such_setting")
        .message()
        .hasLineCount(1);

    Files.writeString(configuration, before);
    PostgresLauncher.start(Folders.bundled(folder)).close();
  }

  @Test
  void an_installed_postgresql_15_is_started_as_well() throws Exception {
    assumeThat(DEBIAN.resolve("postgres")).as("PostgreSQL 15 of the distribution").exists();
    try (LocalPostgres server = PostgresLauncher.start(with(Folders.fresh("debian"), DEBIAN));
        Connection connection =
            DriverManager.getConnection(server.url(), server.user(), server.password())) {
      assertThat(connection.getMetaData().getDatabaseMajorVersion()).isEqualTo(15);
      assertThat(server.version()).startsWith("15.");
    }
  }

  @Test
  void root_can_use_a_folder_that_no_other_user_may_enter_and_later_one_that_all_may()
      throws Exception {
    assumeThat(new UnixSystem().getUid()).as("only for root").isZero();
    Path closed = Files.createDirectories(Folders.fresh("closed"));
    Path folder = closed.resolve("data");
    for (String permissions : List.of("rwx------", "rwxr-xr-x", "rwx------")) {
      Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString(permissions));
      try (LocalPostgres server = PostgresLauncher.start(Folders.bundled(folder));
          Connection connection = server.superuser()) {
        assertThat(connection.isValid(5)).isTrue();
      }
    }
  }

  @Test
  void root_keeps_the_owner_of_an_existing_folder() throws Exception {
    assumeThat(new UnixSystem().getUid()).as("only for root").isZero();
    Path folder = Folders.fresh("owner");
    PostgresLauncher.start(Folders.bundled(folder)).close();
    Path cluster = folder.resolve("18");
    new ServerAccount(List.of(), 12_345, 12_345).own(cluster);

    PostgresLauncher.start(Folders.bundled(folder)).close();

    assertThat(Files.getAttribute(cluster, "unix:uid")).isEqualTo(12_345);
  }

  private static PostgresSettings with(Path folder, Path bin) {
    return new PostgresSettings(folder, bin, 20, Duration.ofMinutes(2));
  }

  /** What a killed server leaves, long ago; its shared memory is gone. */
  private static void leavePidFile(Path folder, long pid, int port) throws IOException {
    Files.write(
        folder.resolve("18").resolve("postmaster.pid"),
        List.of(
            String.valueOf(pid),
            folder.resolve("18").toString(),
            "1600000000",
            String.valueOf(port),
            "",
            "127.0.0.1",
            "  99999999         0",
            "ready   "),
        StandardCharsets.US_ASCII);
  }

  private static void script(Path file, String line) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + line + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
