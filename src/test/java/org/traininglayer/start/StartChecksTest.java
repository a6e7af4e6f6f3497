package org.traininglayer.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.diagnostics.FailureAnalysis;

class StartChecksTest {

  @TempDir Path folder;

  @Test
  void a_taken_port_is_told_with_the_way_to_another_one() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      StartRefusedException refused =
          catchThrowableOfType(
              StartRefusedException.class,
              () -> StartChecks.checkPort("127.0.0.1", other.getLocalPort()));

      assertThat(refused).hasMessageContaining("Port " + other.getLocalPort());
      FailureAnalysis told = new StartRefusedAnalyzer().analyze(refused, refused);
      assertThat(told.getAction())
          .contains("--server.port=9090".replace("9090", "8080"))
          .contains("spring-boot.run.arguments")
          .contains("SERVER_PORT");
    }
  }

  @Test
  void a_free_port_is_left_free() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }

    StartChecks.checkPort("127.0.0.1", port);

    assertThatCode(() -> new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close())
        .doesNotThrowAnyException();
  }

  @Test
  void an_address_that_is_none_is_told_by_the_name_of_its_setting() {
    assertThat(
            catchThrowableOfType(
                StartRefusedException.class,
                () -> StartChecks.checkPort("no.such.host.invalid", 8080)))
        .hasMessageContaining("server.address")
        .hasMessageContaining("no.such.host.invalid");
  }

  @Test
  void a_folder_that_cannot_be_made_is_told_with_the_way_to_another_one() throws IOException {
    Path file = Files.createFile(folder.resolve("data"));

    StartRefusedException refused =
        catchThrowableOfType(
            StartRefusedException.class, () -> StartChecks.checkFolder(file.resolve("postgresql")));

    assertThat(refused).hasMessageContaining(file.toString()).hasMessageContaining("is a file");
    assertThat(refused.action()).contains("--traininglayer.db.data-dir=");
  }

  @Test
  void a_folder_that_is_not_there_yet_is_not_made_by_looking() throws IOException {
    Path wanted = folder.resolve("data").resolve("postgresql");

    StartChecks.checkFolder(wanted);

    assertThat(wanted).doesNotExist();
    try (var left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void the_last_line_says_which_address_to_open() {
    assertThat(ReadyLine.line("http://localhost:9090", true, Duration.ofMillis(8740)))
        .startsWith("Training Layer is ready after 8.7 seconds. Open http://localhost:9090 ");
    assertThat(ReadyLine.line("https://training.example.org", false, null))
        .isEqualTo("Training Layer is ready. Open https://training.example.org");
  }
}
