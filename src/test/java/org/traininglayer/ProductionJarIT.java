package org.traininglayer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is delivered, as it is delivered. */
class ProductionJarIT {

  @TempDir Path folder;

  @Test
  void nothing_of_the_trial_is_in_it() throws IOException {
    try (ZipFile jar = new ZipFile(jar().toFile())) {
      List<String> names = jar.stream().map(ZipEntry::getName).toList();

      assertThat(names).anyMatch(name -> name.endsWith("org/traininglayer/Start.class"));
      assertThat(names)
          .noneMatch(name ->
              Stream.of("/demo/", "/sample/", "/trial/", "demo.properties", "demo-assets")
                      .anyMatch(name.substring(name.indexOf("classes/") + 1)::contains)
                  && !name.startsWith("BOOT-INF/lib/"));
    }
  }

  @Test
  void a_taken_port_ends_the_start_before_a_database_is_made() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Process start = start(other.getLocalPort());

      assertThat(start.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(start.exitValue()).isNotZero();
      assertThat(log())
          .contains("Port " + other.getLocalPort() + " cannot be used here", "--server.port=")
          .doesNotContain("\tat ");
      assertThat(folder.resolve("data")).doesNotExist();
    }
  }

  @Test
  void it_starts_without_the_trial_and_says_which_address_to_open() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Process running = start(port);
    try {
      Instant end = Instant.now().plus(Duration.ofMinutes(3));
      while (!log().contains("Training Layer is ready")
          && running.isAlive()
          && Instant.now().isBefore(end)) {
        Thread.sleep(200);
      }

      assertThat(log())
          .contains("Open https://training.example.org")
          .doesNotContain("\tat ")
          .doesNotContain(" ERROR ");
      assertThat(status(port, "/")).isEqualTo(200);
      assertThat(status(port, "/demo")).isEqualTo(404);
    } finally {
      running.destroy();
      running.waitFor(60, TimeUnit.SECONDS);
    }
  }

  private Process start(int port) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-jar",
            jar().toAbsolutePath().toString(),
            "--server.address=127.0.0.1",
            "--server.port=" + port,
            "--traininglayer.base-url=https://training.example.org")
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("start.log").toFile())
        .start();
  }

  private String log() throws IOException {
    Path log = folder.resolve("start.log");
    return Files.exists(log) ? Files.readString(log) : "";
  }

  private static int status(int port, String path) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(
              HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
              BodyHandlers.discarding())
          .statusCode();
    }
  }

  private static Path jar() throws IOException {
    try (Stream<Path> built = Files.list(Path.of("target"))) {
      return built
          .filter(file ->
              file.getFileName().toString().matches("training-layer-[^-]+(-SNAPSHOT)?\\.jar"))
          .findFirst()
          .orElseThrow();
    }
  }
}
