package org.traininglayer.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a start that was killed may leave in our folder: everything is prepared under a name of this
 * kind and renamed when it is complete.
 */
final class Leftovers {

  static final String UNPACKING = "unpacking-";
  static final String CREATING = "creating-";
  static final String PASSWORD = "handing-over-";

  private Leftovers() {}

  /** Removes them, as far as possible now. */
  static void remove(Path folder) throws IOException {
    List<Path> found;
    try (Stream<Path> children = Files.list(folder)) {
      found =
          children
              .filter(child ->
                  Stream.of(UNPACKING, CREATING, PASSWORD)
                      .anyMatch(child.getFileName().toString()::startsWith))
              .toList();
    }
    found.forEach(Leftovers::removeTree);
  }

  static void removeTree(Path top) {
    try (Stream<Path> walk = Files.walk(top)) {
      for (Path path : walk.toList().reversed()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      // Somebody still writes there; the next start tries again.
    }
  }
}
