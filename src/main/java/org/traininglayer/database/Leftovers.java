package org.traininglayer.database;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a start that was killed may leave in our folder: everything is prepared under a name of this
 * kind and renamed when it is complete.
 */
final class Leftovers {

  static final String UNPACKING = "unpacking-";
  static final String CREATING = "creating-";
  static final String PASSWORD = "handing-over-";

  private static final Logger log = LoggerFactory.getLogger(Leftovers.class);

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

  /** Removes a folder or a file as far as it can; others may be writing and removing there too. */
  static void removeTree(Path top) {
    try {
      Files.walkFileTree(top, new Removal());
    } catch (IOException e) {
      log.debug("{} is not wholly removed; the next start tries again", top, e);
    }
  }

  private static final class Removal extends SimpleFileVisitor<Path> {

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e)
        throws IOException {
      Files.deleteIfExists(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
