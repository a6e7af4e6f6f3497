package org.traininglayer.database;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** The random password of a server of our own, kept in a file that only its owner may read. */
final class ServerPassword {

  private ServerPassword() {}

  /** Reads it. */
  static String read(Path folder) throws IOException {
    if (!Files.exists(file(folder))) {
      throw new DatabaseUnavailableException(
          "The file "
              + file(folder)
              + " with the database's password is missing: put it back from your backup of the"
              + " folder; without it the data cannot be opened.");
    }
    return Files.readString(file(folder)).strip();
  }

  /** Reads it, or makes one for a database that is about to be created. */
  static String readOrCreate(Path folder) throws IOException {
    if (!Files.exists(file(folder))) {
      byte[] random = new byte[24];
      new SecureRandom().nextBytes(random);
      String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
      Path partial = Files.createTempFile(folder, Leftovers.PASSWORD, "", ownerOnly());
      Files.writeString(partial, password + "\n");
      ServerAccount.handOver(partial, folder);
      Files.move(partial, file(folder), StandardCopyOption.ATOMIC_MOVE);
    }
    return read(folder);
  }

  private static FileAttribute<?>[] ownerOnly() {
    return File.separatorChar == '\\'
        ? new FileAttribute<?>[0]
        : new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        };
  }

  private static Path file(Path folder) {
    return folder.resolve("password");
  }
}
