package org.traininglayer.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server that outlived the application which started it. */
final class Survivor {

  private static final Logger log = LoggerFactory.getLogger(Survivor.class);

  private Survivor() {}

  /**
   * Looks for one on the data folder. One that is as we would start it is taken over; another is
   * stopped cleanly.
   *
   * @return the way into the server that we take over; empty when none is running now
   * @throws DatabaseUnavailableException when one is running, but does not let us in
   */
  static Optional<ServerLogin> find(ServerControl control, String password) throws IOException {
    Instant end = Instant.now().plus(control.settings().patience());
    Instant nextReport = Instant.now();
    while (true) {
      Optional<PostmasterFile> file = PostmasterFile.read(control.cluster());
      if (file.isEmpty()) {
        return Optional.empty();
      }
      PostmasterFile postmaster = file.get();
      if (!postmaster.alive()) {
        return gone(control.cluster(), postmaster);
      }
      ServerLogin login = new ServerLogin(postmaster.port(), password);
      try (Connection connection = login.superuser()) {
        if (!isOn(control.cluster(), connection)) {
          return gone(control.cluster(), postmaster);
        }
        if (isAsWanted(control, connection)) {
          endOldConnections(connection);
          return Optional.of(login);
        }
      } catch (SQLException e) {
        if (postmaster.numberReused()) {
          return gone(control.cluster(), postmaster);
        }
        if (SqlStates.refused(e)) {
          throw new DatabaseUnavailableException(
              "The PostgreSQL server that runs on "
                  + control.cluster()
                  + " (process "
                  + postmaster.pid()
                  + ") refuses the password in "
                  + control.cluster().resolveSibling("password")
                  + ": put the right file back.",
              e);
        }
        if (Instant.now().isAfter(end)) {
          throw new DatabaseUnavailableException(
              "The PostgreSQL server that runs on "
                  + control.cluster()
                  + " (process "
                  + postmaster.pid()
                  + ") does not answer: stop that process and start again.",
              e);
        }
        if (Instant.now().isAfter(nextReport)) {
          log.info("Waiting for PostgreSQL that is still running as process {}", postmaster.pid());
          nextReport = Instant.now().plusSeconds(5);
        }
        Pause.briefly();
        continue;
      }
      log.info("Stopping PostgreSQL that is still running, to start it as it should be now");
      control.stop();
      return Optional.empty();
    }
  }

  private static Optional<ServerLogin> gone(Path cluster, PostmasterFile postmaster)
      throws IOException {
    log.info("The last PostgreSQL server (process {}) was not stopped", postmaster.pid());
    if (postmaster.pidTaken()) {
      PostmasterFile.markDead(cluster);
    }
    return Optional.empty();
  }

  private static boolean isOn(Path cluster, Connection connection)
      throws SQLException, IOException {
    Path served = Path.of(ServerLogin.show(connection, "data_directory"));
    return Files.exists(served) && Files.isSameFile(served, cluster);
  }

  private static boolean isAsWanted(ServerControl control, Connection connection)
      throws SQLException {
    String version = control.programs().version().text();
    int connections = Integer.parseInt(ServerLogin.show(connection, "max_connections"));
    return ServerLogin.show(connection, "server_version").split(" ", 2)[0].equals(version)
        && connections >= control.settings().maxConnections();
  }

  /** What the dead application left open holds locks that nobody would release. */
  private static void endOldConnections(Connection connection) throws SQLException {
    ServerLogin.execute(
        connection,
        "select pg_terminate_backend(pid, 10000) from pg_stat_activity"
            + " where backend_type = 'client backend' and pid <> pg_backend_pid()");
  }
}
