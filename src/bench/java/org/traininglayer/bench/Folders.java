package org.traininglayer.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/** The bench's own folders. */
final class Folders {

  private Folders() {}

  /** Removes everything in one of the bench's folders. */
  static void empty(Path folder) throws IOException {
    Path real = folder.toAbsolutePath().normalize();
    if (!real.startsWith(Bench.FOLDER.toAbsolutePath().normalize())) {
      throw new IOException("not a folder of the bench: " + folder);
    }
    FileSystemUtils.deleteRecursively(real);
    Files.createDirectories(real);
  }
}
