package org.traininglayer.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * What a program did that ran to its end.
 *
 * @param code its exit code
 * @param output what it printed, in both streams
 */
record Program(int code, String output) {

  private static final Duration REPORT_EVERY = Duration.ofSeconds(5);

  /** Runs a program in a folder; tells every five seconds how long it has been running. */
  static Program run(List<String> command, Path folder, Consumer<Duration> progress)
      throws IOException {
    // A file and not a pipe: a server that inherits a pipe would keep it open for ever.
    Path output = Files.createTempFile("training-layer-", ".out");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile());
      builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
      builder.environment().put("LC_ALL", "C");
      Process process = builder.start();
      process.getOutputStream().close();
      long start = System.nanoTime();
      while (!process.waitFor(REPORT_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
        progress.accept(Duration.ofNanos(System.nanoTime() - start));
      }
      return new Program(
          process.exitValue(), Files.readString(output, StandardCharsets.ISO_8859_1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while " + command.getFirst() + " was running", e);
    } finally {
      Files.deleteIfExists(output);
    }
  }

  static Program run(List<String> command, Path folder) throws IOException {
    return run(command, folder, time -> {});
  }

  boolean ok() {
    return code == 0;
  }

  /** The end of the output in one line. */
  String lastLines() {
    List<String> lines = output.lines().filter(line -> !line.isBlank()).toList();
    return String.join(" | ", lines.subList(Math.max(0, lines.size() - 3), lines.size())).strip();
  }
}
