package org.traininglayer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InputStream;
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
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

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
  void it_lists_what_it_is_made_of() throws IOException {
    try (ZipFile jar = new ZipFile(jar().toFile())) {
      // The plugin that makes it does nothing without a network.
      assumeThat(System.getProperty("maven.offline", "")).doesNotContain("true");
      JsonNode bill = JsonMapper.shared().readTree(read(jar, "META-INF/sbom/application.cdx.json"));
      Set<String> listed =
          bill.path("components")
              .valueStream()
              .map(part ->
                  part.path("name").stringValue("") + "-" + part.path("version").stringValue(""))
              .collect(Collectors.toSet());

      assertThat(bill.path("bomFormat").stringValue("")).isEqualTo("CycloneDX");
      assertThat(listed).anyMatch(part -> part.matches("okhttp-jvm-\\d+(\\.\\d+)+"));
      assertThat(libraries(jar)).hasSizeGreaterThan(50).allMatch(listed::contains);
    }
  }

  @Test
  void it_names_the_licence_of_all_that_is_in_it() throws IOException {
    try (ZipFile jar = new ZipFile(jar().toFile())) {
      String thirdParty = new String(read(jar, "META-INF/THIRD-PARTY.txt"), UTF_8);
      Set<String> listed =
          Pattern.compile("^([\\w.-]+):([\\w.-]+):([\\w.-]+)\\R +\\S", Pattern.MULTILINE)
              .matcher(thirdParty)
              .results()
              .map(one -> one.group(2) + "-" + one.group(3))
              .collect(Collectors.toSet());

      assertThat(libraries(jar)).allMatch(listed::contains);
      assertThat(thirdParty)
          .contains("Liberation Sans, SIL Open Font License", "org.mvnpm:echarts", "OpenSSL 1.1");
      assertThat(new String(read(jar, "META-INF/NOTICE"), UTF_8)).contains("Training Layer");
      assertThat(new String(read(jar, "META-INF/LICENSE"), UTF_8)).contains("Apache License");
    }
  }

  /** Names and versions of the libraries in it. */
  private static List<String> libraries(ZipFile jar) {
    return jar.stream()
        .map(ZipEntry::getName)
        .filter(name -> name.startsWith("BOOT-INF/lib/") && name.endsWith(".jar"))
        .map(name -> name.substring("BOOT-INF/lib/".length(), name.length() - ".jar".length()))
        // Boot's own, which the packaging adds.
        .filter(name -> !name.startsWith("spring-boot-jarmode-tools-"))
        .toList();
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
          .contains("Open https://training.example.org", "Starting AOT-processed")
          .doesNotContain("\tat ")
          .doesNotContain(" ERROR ");
      assertThat(status(port, "/")).isEqualTo(200);
      assertThat(status(port, "/demo")).isEqualTo(404);
      assertThat(status(port, "/actuator/sbom/application")).isEqualTo(200);
    } finally {
      running.destroy();
      running.waitFor(60, TimeUnit.SECONDS);
    }
  }

  private static byte[] read(ZipFile jar, String name) throws IOException {
    ZipEntry entry = jar.getEntry(name);
    assertThat(entry).as(name).isNotNull();
    try (InputStream in = jar.getInputStream(entry)) {
      return in.readAllBytes();
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
