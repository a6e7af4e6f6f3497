package org.traininglayer.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Scripts for Node.js with packages of pinned versions, for readers and clients that others wrote.
 * Where Node or the registry is missing, the test is skipped with a line that says so.
 */
public final class NodeScripts {

  private static final Path PLACE = Path.of("target", "node-packages").toAbsolutePath();

  private final Path folder;

  private NodeScripts(Path folder) {
    this.folder = folder;
  }

  /** Scripts that may ask for these packages, each as {@code name@version}. */
  public static synchronized NodeScripts with(String... packages) {
    Path folder = PLACE.resolve(String.join("+", packages).replaceAll("[^A-Za-z0-9.@+-]", "_"));
    Path done = folder.resolve("installed");
    if (!Files.exists(done)) {
      List<String> command =
          new ArrayList<>(
              List.of("npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", "--silent"));
      command.addAll(List.of(packages));
      boolean there;
      try {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("package.json"), "{\"private\": true}");
        there = run(folder, command, 180).status() == 0;
        if (there) {
          Files.createFile(done);
        }
      } catch (IOException e) {
        there = false;
      }
      if (!there) {
        System.out.println(
            "Skipped, since Node.js or its registry is missing: " + String.join(", ", packages));
      }
      assumeTrue(there, "Node.js and its registry are there");
    }
    return new NodeScripts(folder);
  }

  /** What a script (CommonJS) writes; fails with its words if it fails. */
  public String run(String script, String... arguments) {
    try {
      Path file = Files.createTempFile(folder, "script", ".cjs");
      Files.writeString(file, script);
      List<String> command = new ArrayList<>(List.of("node", file.toString()));
      command.addAll(List.of(arguments));
      Ended ended = run(folder, command, 120);
      Files.delete(file);
      assertThat(ended.status()).as(ended.words()).isZero();
      return ended.words();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private record Ended(int status, String words) {}

  private static Ended run(Path folder, List<String> command, int seconds) throws IOException {
    Path words = Files.createTempFile("node", ".out");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(words.toFile())
            .start();
    try {
      boolean ended = process.waitFor(seconds, TimeUnit.SECONDS);
      if (!ended) {
        process.destroyForcibly();
      }
      return new Ended(
          ended ? process.exitValue() : -1, Files.readString(words, StandardCharsets.UTF_8));
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } finally {
      Files.delete(words);
    }
  }
}
