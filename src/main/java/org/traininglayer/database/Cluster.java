package org.traininglayer.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A data folder of PostgreSQL, {@code <folder>/<major version>}, and its creation. */
final class Cluster {

  static final String SUPERUSER = "postgres";

  private static final Logger log = LoggerFactory.getLogger(Cluster.class);

  private Cluster() {}

  static Path path(Path folder, PostgresVersion version) {
    return folder.resolve(String.valueOf(version.major()));
  }

  /** Creates it where there is none: aside, then renamed, so that it is there wholly or not. */
  static void createIfMissing(Path folder, PostgresPrograms programs, ServerAccount account)
      throws IOException {
    Path cluster = path(folder, programs.version());
    if (Files.isDirectory(cluster)) {
      return;
    }
    refuseOtherMajor(folder, programs.version());
    log.info("Creating the database in {}", cluster);
    String password = ServerPassword.readOrCreate(folder);
    Path partial = Files.createTempDirectory(folder, Leftovers.CREATING);
    Path handedOver = Files.createTempFile(folder, Leftovers.PASSWORD, "");
    try {
      Files.writeString(handedOver, password + "\n");
      account.own(handedOver);
      account.own(partial);
      Program initdb =
          Program.run(
              account.command(arguments(programs, partial, handedOver).toArray(String[]::new)),
              folder);
      if (!initdb.ok()) {
        throw new DatabaseUnavailableException(
            "PostgreSQL could not create its folder " + cluster + ": " + initdb.lastLines());
      }
      Files.move(partial, cluster);
      persist(folder);
    } finally {
      Files.deleteIfExists(handedOver);
      Leftovers.removeTree(partial);
    }
  }

  private static List<String> arguments(PostgresPrograms programs, Path target, Path password) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                programs.program("initdb").toString(),
                "--pgdata=" + target,
                "--username=" + SUPERUSER,
                "--pwfile=" + password,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--data-checksums"));
    if (programs.version().major() >= 17) {
      // The same order everywhere as with C, and upper and lower case of all letters.
      arguments.addAll(List.of("--locale-provider=builtin", "--builtin-locale=C.UTF-8"));
    }
    return arguments;
  }

  /** An empty database beside a full one of another version would look like lost data. */
  private static void refuseOtherMajor(Path folder, PostgresVersion version) throws IOException {
    List<String> others;
    try (Stream<Path> children = Files.list(folder)) {
      others =
          children
              .filter(child -> Files.exists(child.resolve("PG_VERSION")))
              .map(child -> child.getFileName().toString())
              .filter(name -> name.matches("\\d+"))
              .toList();
    }
    if (!others.isEmpty()) {
      throw new DatabaseUnavailableException(
          "The folder "
              + folder
              + " holds data of PostgreSQL "
              + String.join(", ", others)
              + ", which PostgreSQL "
              + version.major()
              + " cannot read: name the programs of that version with TRAININGLAYER_DB_BINDIR, or"
              + " another folder with --traininglayer.db.data-dir=….");
    }
  }

  /** Makes a rename survive a power cut, where the system lets us. */
  private static void persist(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      log.debug("{} cannot be synchronised", folder, e);
    }
  }
}
