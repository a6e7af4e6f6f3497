package org.traininglayer.lti.platforms.keys;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Objects;

/** Reads the secret key from its file, or makes the file, readable by its owner only. */
final class SecretKeyFile {

  private SecretKeyFile() {}

  static String read(Path file) {
    try {
      if (!Files.exists(file)) {
        create(file);
      }
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new SecretKeyException(
          "The secret key file "
              + file.toAbsolutePath()
              + " cannot be read or made: "
              + e
              + ". Set traininglayer.secret-key or traininglayer.secret-key-file");
    }
  }

  /** Written aside and then linked into place, so that of two starters both read one key. */
  private static void create(Path file) throws IOException {
    Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
    Files.createDirectories(folder);
    byte[] key = new byte[AtRestCipher.KEY_BYTES];
    new SecureRandom().nextBytes(key);
    Path aside = Files.createTempFile(folder, "secret", ".new", ownerOnly(folder));
    try {
      Files.writeString(aside, Base64.getEncoder().encodeToString(key) + "\n");
      Files.createLink(file, aside);
    } catch (FileAlreadyExistsException e) {
      // Somebody else was first; theirs counts.
    } finally {
      Files.delete(aside);
    }
  }

  private static FileAttribute<?>[] ownerOnly(Path folder) throws IOException {
    boolean posix = Files.getFileStore(folder).supportsFileAttributeView("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
