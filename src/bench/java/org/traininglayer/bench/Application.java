package org.traininglayer.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The application in a JVM of its own, as it is delivered, apart from the settings that make it
 * know the bench.
 */
final class Application implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final Process process;
  private final Path log;
  private final int port;
  private final long startedAt;
  private final Thread hook = new Thread(this::stop, "stop-application");

  private Application(Process process, Path log, int port, long startedAt) {
    this.process = process;
    this.log = log;
    this.port = port;
    this.startedAt = startedAt;
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Starts what is compiled here, and does not wait. */
  static Application start(Path folder, String... settings) throws IOException {
    return start(folder, Build.here().java(), settings);
  }

  /** Starts it with these arguments of Java, and does not wait. */
  static Application start(Path folder, List<String> java, String... settings) throws IOException {
    return startAt(freePort(), folder, java, settings);
  }

  /** Starts it at this port, and does not wait. */
  static Application startAt(int port, Path folder, List<String> java, String... settings)
      throws IOException {
    Files.createDirectories(folder);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(System.getProperty("options", "-Xmx1g").split(" ", -1)));
    command.addAll(java);
    Stream.of(
            "--server.address=127.0.0.1",
            "--server.port=" + port,
            "--traininglayer.base-url=http://127.0.0.1:" + port,
            "--traininglayer.secret-key-file=secret.key",
            "--traininglayer.http.allow-private-addresses=true",
            "--traininglayer.sample.enabled=false")
        .filter(usual -> Arrays.stream(settings).noneMatch(one -> name(one).equals(name(usual))))
        .forEach(command::add);
    command.addAll(List.of(settings));
    Path log = folder.resolve("application.log");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    long now = System.nanoTime();
    return new Application(builder.start(), log, port, now);
  }

  private static String name(String setting) {
    return setting.split("=", 2)[0];
  }

  /** Processor time that it has used, in nanoseconds. */
  long processorNanos() {
    return process.info().totalCpuDuration().map(Duration::toNanos).orElse(0L);
  }

  long pid() {
    return process.pid();
  }

  int port() {
    return port;
  }

  /**
   * Waits until a page is served.
   *
   * @return nanoseconds since the start of the process
   */
  long awaitPage(String path) throws IOException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end && process.isAlive()) {
      try (Browser browser = new Browser(port)) {
        int status = browser.get(path).status();
        if (status == 200) {
          return System.nanoTime() - startedAt;
        }
        if (status != 503) {
          throw new IllegalStateException("status " + status + " of " + path + ": see " + log);
        }
      } catch (IOException e) {
        // Not listening yet.
      }
      pause();
    }
    throw new IllegalStateException("The application did not serve " + path + ": see " + log);
  }

  private static void pause() {
    try {
      Thread.sleep(5);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Ends it as a power cut would: nothing that is under way is finished. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
    Runtime.getRuntime().removeShutdownHook(hook);
  }

  @Override
  public void close() {
    stop();
    Runtime.getRuntime().removeShutdownHook(hook);
  }

  private void stop() {
    process.destroy();
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
