package org.traininglayer.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.ContextRefreshedEvent;

/**
 * The tool as {@code https://localhost:port} and the demo LMS as {@code https://127.0.0.1:port},
 * behind one {@link TlsFront} whose certificate the tool's calls to the LMS trust.
 */
public class TwoSitesOverTls
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  private static final String STORE = "javax.net.ssl.trustStore";
  private static final String PASSWORD = "javax.net.ssl.trustStorePassword";

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    int plain = free();
    TlsFront front = TlsFront.before(plain);
    TestPropertyValues.of(
            "server.port=" + plain,
            "traininglayer.base-url=https://localhost:" + front.port(),
            "traininglayer.demo.base-url=https://127.0.0.1:" + front.port(),
            "traininglayer.lti.platforms-file=classpath:demo/platforms.yaml")
        .applyTo(context);
    // Read by the HTTP client when it is made; the next context has the usual trust again.
    System.setProperty(STORE, front.trustStore().toString());
    System.setProperty(PASSWORD, front.trustStorePassword());
    context.addApplicationListener(event -> {
      if (event instanceof ContextRefreshedEvent) {
        System.clearProperty(STORE);
        System.clearProperty(PASSWORD);
      } else if (event instanceof ContextClosedEvent) {
        front.close();
      }
    });
  }

  private static int free() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
