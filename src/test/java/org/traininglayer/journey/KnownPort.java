package org.traininglayer.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** The trial on a free port that is known before it starts, so that its addresses are true. */
class KnownPort implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    int port = free();
    TestPropertyValues.of(
            "server.port=" + port,
            "traininglayer.base-url=http://localhost:" + port,
            "traininglayer.lti.platforms-file=classpath:demo/platforms.yaml")
        .applyTo(context);
  }

  private static int free() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
