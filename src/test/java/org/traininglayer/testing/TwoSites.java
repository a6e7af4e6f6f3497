package org.traininglayer.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** A free port, and the tool and the demo LMS on two sites of it. */
public class TwoSites implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    int port = free();
    TestPropertyValues.of(
            "server.port=" + port,
            "traininglayer.base-url=http://localhost:" + port,
            "traininglayer.demo.base-url=http://127.0.0.1:" + port,
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
