package org.traininglayer.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Folders for servers of these tests, below {@code target} where every user may go. */
final class Folders {

  /** The bundled programs, unpacked once for all these tests. */
  static final Path BIN = unpack();

  private Folders() {}

  static Path fresh(String name) {
    Path folder = Path.of("target", "test-launcher", name).toAbsolutePath();
    try {
      // What a failed test of an earlier run may have left running.
      Optional<PostmasterFile> left = PostmasterFile.read(folder.resolve("18"));
      if (left.isPresent() && left.get().alive()) {
        ProcessHandle.of(left.get().pid()).ifPresent(ProcessHandle::destroyForcibly);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Leftovers.removeTree(folder);
    return folder;
  }

  static PostgresSettings bundled(Path folder) {
    return new PostgresSettings(folder, BIN, 20, Duration.ofMinutes(2));
  }

  private static Path unpack() {
    try {
      Path home = Files.createDirectories(Path.of("target", "test-binaries").toAbsolutePath());
      return PostgresBundle.unpack(home).orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
