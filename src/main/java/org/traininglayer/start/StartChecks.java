package org.traininglayer.start;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;

/**
 * Looks, before anything else is begun, at what would otherwise fail after minutes: whether the
 * port is free and whether the data folder can be written. Settings are those of this start.
 */
public final class StartChecks
    implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

  /** Registered for starts from outside only; tests bring their own port and database. */
  public StartChecks() {}

  /** After the settings have been read. */
  @Override
  public int getOrder() {
    return Ordered.LOWEST_PRECEDENCE;
  }

  /**
   * Looks.
   *
   * @throws StartRefusedException with the sentence that says what to do
   */
  @Override
  public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
    Binder settings = Binder.get(event.getEnvironment());
    int port = settings.bind("server.port", Integer.class).orElse(8080);
    String address = settings.bind("server.address", String.class).orElse(null);
    if (port > 0) {
      checkPort(address, port);
    }
    String url = settings.bind("traininglayer.db.url", String.class).orElse("");
    if (url.isBlank()) {
      checkFolder(
          settings
              .bind("traininglayer.db.data-dir", Path.class)
              .orElse(Path.of("data", "postgresql")));
    }
  }

  /** Refuses a port that somebody else listens on. */
  static void checkPort(@Nullable String address, int port) {
    try (ServerSocket socket = new ServerSocket()) {
      // As Tomcat does: a port whose last connections are still closing counts as free.
      socket.setReuseAddress(true);
      socket.bind(
          address == null || address.isBlank()
              ? new InetSocketAddress(port)
              : new InetSocketAddress(InetAddress.getByName(address), port));
    } catch (UnknownHostException e) {
      throw new StartRefusedException(
          "server.address is no address of this machine: " + address,
          "Set server.address to one of its addresses, or leave it out.");
    } catch (IOException e) {
      throw new StartRefusedException(
          "Port " + port + " cannot be used here: " + e.getMessage() + ".",
          "Something else listens there, perhaps another Training Layer. Stop it, or take another"
              + " port: --server.port="
              + (port == 8080 ? 9090 : 8080)
              + " (with Maven: mvn spring-boot:run"
              + " -Dspring-boot.run.arguments=--server.port="
              + (port == 8080 ? 9090 : 8080)
              + "; by environment: SERVER_PORT).");
    }
  }

  /** Refuses a folder in which nothing can be written. */
  static void checkFolder(Path folder) {
    Path there = folder.toAbsolutePath().normalize();
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    if (!Files.isDirectory(there)) {
      throw new StartRefusedException(
          "The data folder "
              + folder.toAbsolutePath()
              + " cannot be made: "
              + there
              + " is a file.",
          elsewhere());
    }
    try {
      Files.delete(Files.createTempFile(there, ".training-layer", ".tmp"));
    } catch (IOException e) {
      throw new StartRefusedException(
          "The data folder "
              + folder.toAbsolutePath()
              + " cannot be written: "
              + there
              + " is read-only for "
              + System.getProperty("user.name", "this user")
              + ".",
          elsewhere());
    }
  }

  private static String elsewhere() {
    return "Start it in a folder of your own, or say where the data may be:"
        + " --traininglayer.db.data-dir=/a/folder/of/yours (by environment:"
        + " TRAININGLAYER_DB_DATA_DIR); or name a PostgreSQL server: TRAININGLAYER_DB_URL.";
  }
}
