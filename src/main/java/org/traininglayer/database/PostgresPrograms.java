package org.traininglayer.database;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The programs of one PostgreSQL.
 *
 * @param bin folder with {@code initdb}, {@code pg_ctl} and {@code postgres}
 * @param version what they are
 */
record PostgresPrograms(Path bin, PostgresVersion version) {

  /** Where the systems' own packages put them. */
  private static final List<String> USUAL =
      List.of("/usr/lib/postgresql", "/opt/homebrew/opt", "/usr/local/opt", "/usr");

  private static final String SUFFIX = File.separatorChar == '\\' ? ".exe" : "";

  /**
   * The configured ones; else the bundled ones; else the newest that is installed on this machine.
   *
   * @throws DatabaseUnavailableException when there are none, or they do not run, or are too old
   */
  static PostgresPrograms find(Path folder, @Nullable Path configured) throws IOException {
    if (configured != null) {
      return in(configured.toAbsolutePath(), folder);
    }
    Optional<Path> bundled = PostgresBundle.unpack(folder);
    if (bundled.isPresent()) {
      return in(bundled.get(), folder);
    }
    for (Path bin : installed()) {
      PostgresPrograms found = in(bin, folder);
      if (found.version().major() >= PostgresVersion.OLDEST) {
        return found;
      }
    }
    throw new DatabaseUnavailableException(
        "No PostgreSQL is bundled for "
            + System.getProperty("os.name")
            + " on "
            + System.getProperty("os.arch")
            + ": install PostgreSQL 15 or newer and name its folder with TRAININGLAYER_DB_BINDIR, or"
            + " name a server with TRAININGLAYER_DB_URL.");
  }

  Path program(String name) {
    return bin.resolve(name + SUFFIX);
  }

  private static PostgresPrograms in(Path bin, Path folder) throws IOException {
    Program answer;
    try {
      answer =
          Program.run(List.of(bin.resolve("postgres" + SUFFIX).toString(), "--version"), folder);
    } catch (IOException e) {
      throw doesNotRun(bin, String.valueOf(e.getMessage()), e);
    }
    if (!answer.ok()) {
      throw doesNotRun(bin, answer.lastLines(), null);
    }
    PostgresVersion version = PostgresVersion.parse(answer.output());
    PostgresVersion.demand(version.major(), "In " + bin + " is PostgreSQL " + version.text());
    return new PostgresPrograms(bin, version);
  }

  private static DatabaseUnavailableException doesNotRun(
      Path bin, String why, @Nullable Throwable cause) {
    return new DatabaseUnavailableException(
        "PostgreSQL in "
            + bin
            + " does not run here ("
            + why
            + "): name the folder of an installed PostgreSQL 15 or newer with"
            + " TRAININGLAYER_DB_BINDIR, or a server with TRAININGLAYER_DB_URL.",
        cause);
  }

  private static List<Path> installed() throws IOException {
    List<Path> found = new ArrayList<>();
    for (String parent : USUAL) {
      if (Files.isDirectory(Path.of(parent))) {
        try (Stream<Path> children = Files.list(Path.of(parent))) {
          children
              .filter(child -> Files.isExecutable(child.resolve("bin/postgres")))
              .sorted(Comparator.comparingInt(PostgresPrograms::number).reversed())
              .map(child -> child.resolve("bin"))
              .forEach(found::add);
        }
      }
    }
    return found;
  }

  private static int number(Path folder) {
    String digits = folder.getFileName().toString().replaceAll("\\D", "");
    return digits.isEmpty() || digits.length() > 4 ? 0 : Integer.parseInt(digits);
  }
}
