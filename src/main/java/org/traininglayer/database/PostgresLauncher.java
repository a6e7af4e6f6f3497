package org.traininglayer.database;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts a durable PostgreSQL of our own in a folder, or takes over the one that outlived the
 * application which started it.
 */
public final class PostgresLauncher {

  private static final Logger log = LoggerFactory.getLogger(PostgresLauncher.class);

  private PostgresLauncher() {}

  /**
   * Returns when the server answers. It listens on the loopback address only, and asks for a
   * password.
   *
   * @throws FolderInUseException when another living application uses the folder
   * @throws DatabaseUnavailableException when there is no server for another reason
   */
  public static LocalPostgres start(PostgresSettings settings) {
    long begin = System.nanoTime();
    Path folder = settings.folder().toAbsolutePath().normalize();
    FolderLock lock = null;
    try {
      Files.createDirectories(folder);
      lock = FolderLock.take(folder);
      LocalPostgres server = start(folder.toRealPath(), settings, lock);
      log.info(
          "PostgreSQL {} {} in {} ms, data in {}",
          server.version(),
          server.adopted() ? "taken over" : "started",
          (System.nanoTime() - begin) / 1_000_000,
          server.cluster());
      return server;
    } catch (AccessDeniedException e) {
      close(lock);
      throw new DatabaseUnavailableException(
          "The user who starts the application may not use "
              + e.getFile()
              + ": give this user the database folder "
              + folder
              + " with chown -R, start as the user who owns it, or choose another folder with"
              + " --traininglayer.db.data-dir=….",
          e);
    } catch (IOException | SQLException e) {
      close(lock);
      throw new DatabaseUnavailableException(
          "PostgreSQL could not be started in " + folder + ": " + e + ".", e);
    } catch (RuntimeException e) {
      close(lock);
      throw e;
    }
  }

  private static LocalPostgres start(Path folder, PostgresSettings settings, FolderLock lock)
      throws IOException, SQLException {
    Leftovers.remove(folder);
    PostgresPrograms programs = PostgresPrograms.find(folder, settings.binFolder());
    Path cluster = Cluster.path(folder, programs.version());
    ServerAccount account = ServerAccount.choose(folder, cluster, programs.bin());
    account.open(folder);
    Cluster.createIfMissing(folder, programs, account);
    ServerControl control = new ServerControl(programs, account, cluster, settings);
    String password = ServerPassword.read(folder);
    Optional<ServerLogin> survivor = Survivor.find(control, password);
    ServerLogin login =
        survivor.isPresent() ? survivor.get() : new ServerLogin(control.start(), password);
    try {
      login.prepareDatabase();
    } catch (SQLException | RuntimeException e) {
      control.stop();
      throw e;
    }
    return new LocalPostgres(login, control, lock, survivor.isPresent());
  }

  private static void close(@Nullable FolderLock lock) {
    if (lock != null) {
      lock.close();
    }
  }
}
