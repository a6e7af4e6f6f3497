package org.traininglayer.database;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running PostgreSQL of our own. Its data outlives it. */
public final class LocalPostgres implements DatabaseServer {

  private static final Logger log = LoggerFactory.getLogger(LocalPostgres.class);

  private final ServerLogin login;
  private final ServerControl control;
  private final FolderLock lock;
  private final boolean adopted;
  private final AtomicBoolean closed = new AtomicBoolean();

  LocalPostgres(ServerLogin login, ServerControl control, FolderLock lock, boolean adopted) {
    this.login = login;
    this.control = control;
    this.lock = lock;
    this.adopted = adopted;
  }

  @Override
  public String url() {
    return login.url(ServerLogin.APPLICATION);
  }

  @Override
  public String user() {
    return ServerLogin.APPLICATION;
  }

  @Override
  public String password() {
    return login.password();
  }

  /** Address of another database on this server. */
  public String url(String database) {
    return login.url(database);
  }

  /** A new connection with all rights, to the server's maintenance database. */
  public Connection superuser() throws SQLException {
    return login.superuser();
  }

  /** Whether it had outlived the application that started it, and was taken over. */
  public boolean adopted() {
    return adopted;
  }

  /** Its version, for example {@code 18.6}. */
  public String version() {
    return control.programs().version().text();
  }

  /** Its data folder. */
  public Path cluster() {
    return control.cluster();
  }

  /** Stops it and frees the folder. */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    try {
      control.stop();
      log.info("PostgreSQL stopped");
    } catch (IOException e) {
      log.warn("PostgreSQL on {} could not be stopped: {}", cluster(), e.getMessage());
    } finally {
      lock.close();
    }
  }
}
