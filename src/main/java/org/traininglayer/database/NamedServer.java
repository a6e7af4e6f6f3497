package org.traininglayer.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server that {@code traininglayer.db.url} names: it runs without us and outlives us. */
final class NamedServer implements DatabaseServer {

  private static final Logger log = LoggerFactory.getLogger(NamedServer.class);

  private final ServerAddress address;

  private NamedServer(ServerAddress address) {
    this.address = address;
  }

  /**
   * Waits until the server answers and looks at its version.
   *
   * @throws DatabaseUnavailableException when it does not answer within the patience, refuses the
   *     user, or is older than PostgreSQL 15
   */
  static NamedServer reach(ServerAddress address, Duration patience) {
    Properties login = new Properties();
    if (!address.user().isEmpty()) {
      login.setProperty("user", address.user());
      login.setProperty("password", address.password());
    }
    login.setProperty("loginTimeout", "10");
    Instant end = Instant.now().plus(patience);
    boolean told = false;
    while (true) {
      try (Connection connection = DriverManager.getConnection(address.url(), login)) {
        int major = connection.getMetaData().getDatabaseMajorVersion();
        String version = connection.getMetaData().getDatabaseProductVersion();
        PostgresVersion.demand(major, "The server " + address.shown() + " is " + version);
        log.info("Using PostgreSQL {} at {}", version, address.shown());
        return new NamedServer(address);
      } catch (SQLException e) {
        if (!SqlStates.mayPass(e) || Instant.now().isAfter(end)) {
          throw new DatabaseUnavailableException(
              "No database at "
                  + address.shown()
                  + ": "
                  + SqlStates.firstLine(e)
                  + " Check TRAININGLAYER_DB_URL, TRAININGLAYER_DB_USER and TRAININGLAYER_DB_PASSWORD.",
              e);
        }
      }
      if (!told) {
        log.info(
            "Waiting for the database at {}, {} s at most", address.shown(), patience.toSeconds());
        told = true;
      }
      Pause.briefly();
    }
  }

  @Override
  public String url() {
    return address.url();
  }

  @Override
  public String user() {
    return address.user();
  }

  @Override
  public String password() {
    return address.password();
  }

  @Override
  public void close() {
    // It is not ours to stop.
  }
}
