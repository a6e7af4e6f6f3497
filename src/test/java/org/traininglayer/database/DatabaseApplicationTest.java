package org.traininglayer.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.traininglayer.testing.TestDatabase;

class DatabaseApplicationTest {

  @Test
  void without_a_named_server_it_starts_its_own_and_stops_it_when_it_is_told_to_end()
      throws Exception {
    Path folder = Folders.fresh("application");
    try (ChildJvm child =
        ChildJvm.run(DatabaseOnly.class, folder(folder), bin(), "--server.port=0")) {
      assertThat(child.readUntil(line -> line.startsWith("database ")))
          .isEqualTo("database traininglayer");
      assertThat(PostmasterFile.read(folder.resolve("18"))).isPresent();

      child.terminate();
      List<String> output = child.readAll();

      assertThat(child.exitCode()).isEqualTo(128 + 15);
      assertThat(indexOf(output, "Shutdown completed"))
          .as("the pool first, then the server")
          .isBetween(0, indexOf(output, "PostgreSQL stopped"));
      assertThat(PostmasterFile.read(folder.resolve("18"))).isEmpty();
      assertThat(output).noneMatch(line -> line.contains(password(folder)));
    }
  }

  @Test
  void a_second_application_on_the_same_folder_ends_with_one_clear_line() throws Exception {
    Path folder = Folders.fresh("applications");
    try (LocalPostgres first = PostgresLauncher.start(Folders.bundled(folder));
        ChildJvm second =
            ChildJvm.run(DatabaseOnly.class, folder(folder), bin(), "--server.port=0")) {
      List<String> output = second.readAll();

      assertThat(second.exitCode()).isEqualTo(1);
      assertThat(output).filteredOn(line -> line.contains("in use by another")).hasSize(1);
      assertThat(output).noneMatch(line -> line.startsWith("\tat ") || line.contains("WARN"));
      first.superuser().close();
    }
  }

  @Test
  void the_three_environment_variables_name_a_server_and_nothing_is_started() throws Exception {
    Path folder = Folders.fresh("unused");
    var given = TestDatabase.settings();
    try (ConfigurableApplicationContext application =
        applicationWith(
            Map.of(
                "TRAININGLAYER_DB_URL", given.url().substring("jdbc:".length()),
                "TRAININGLAYER_DB_USER", given.user(),
                "TRAININGLAYER_DB_PASSWORD", given.password(),
                "TRAININGLAYER_DB_POOLSIZE", "3",
                "TRAININGLAYER_DB_DATADIR", folder.toString()))) {
      String database =
          application
              .getBean(JdbcClient.class)
              .sql("select current_database()")
              .query(String.class)
              .single();

      assertThat(given.url()).endsWith("/" + database);
      assertThat(application.getBean(DatabaseServer.class)).isInstanceOf(NamedServer.class);
      assertThat(application.getBean(HikariDataSource.class).getMaximumPoolSize()).isEqualTo(3);
      assertThat(folder).doesNotExist();
    }
  }

  @Test
  void an_empty_address_is_no_address() throws Exception {
    Path folder = Folders.fresh("empty-address");
    try (ConfigurableApplicationContext application =
        applicationWith(
            Map.of(
                "TRAININGLAYER_DB_URL", "",
                "TRAININGLAYER_DB_DATADIR", folder.toString(),
                "TRAININGLAYER_DB_BINDIR", Folders.BIN.toString()))) {
      assertThat(application.getBean(DatabaseServer.class)).isInstanceOf(LocalPostgres.class);
    }
  }

  @Test
  void a_wrong_password_for_the_named_server_is_told_at_once_and_never_shown() {
    var given = TestDatabase.settings();
    ServerAddress wrong = new ServerAddress(given.url(), given.user(), "not-the-password");

    assertThatThrownBy(() -> NamedServer.reach(wrong, Duration.ofHours(1)))
        .isInstanceOf(DatabaseUnavailableException.class)
        .hasMessageContaining("TRAININGLAYER_DB_PASSWORD")
        .hasMessageNotContaining("not-the-password")
        .message()
        .hasLineCount(1);
  }

  @Test
  void a_named_server_that_does_not_answer_is_told_after_the_patience() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    ServerAddress nowhere =
        new ServerAddress("jdbc:postgresql://127.0.0.1:" + port + "/x", "u", "p");

    assertThatThrownBy(() -> NamedServer.reach(nowhere, Duration.ofMillis(300)))
        .isInstanceOf(DatabaseUnavailableException.class)
        .hasMessageContaining("postgresql://127.0.0.1:" + port + "/x")
        .message()
        .hasLineCount(1);
  }

  private static ConfigurableApplicationContext applicationWith(Map<String, Object> variables) {
    StandardEnvironment environment = new StandardEnvironment();
    String name = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
    environment
        .getPropertySources()
        .replace(name, new SystemEnvironmentPropertySource(name, new HashMap<>(variables)));
    return new SpringApplicationBuilder(DatabaseOnly.class)
        .web(WebApplicationType.NONE)
        .environment(environment)
        .run();
  }

  private static String folder(Path folder) {
    return "--traininglayer.db.data-dir=" + folder;
  }

  private static String bin() {
    return "--traininglayer.db.bin-dir=" + Folders.BIN;
  }

  private static String password(Path folder) {
    try {
      return Files.readString(folder.resolve("password")).strip();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static int indexOf(List<String> lines, String text) {
    for (int n = 0; n < lines.size(); n++) {
      if (lines.get(n).contains(text)) {
        return n;
      }
    }
    return -1;
  }
}
