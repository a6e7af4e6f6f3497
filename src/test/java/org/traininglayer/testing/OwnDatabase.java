package org.traininglayer.testing;

import java.util.Map;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * Gives each Spring context a fresh database by the same property that names one in production, and
 * what else the application does not start without. A test's own properties come before these.
 */
public class OwnDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  private static final Map<String, Object> SETTINGS =
      Map.of(
          "traininglayer.base-url", "https://tool.example",
          "traininglayer.secret-key", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
          "traininglayer.http.allow-private-addresses", "true",
          "traininglayer.lti.platforms-file", "");

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    context
        .getEnvironment()
        .getPropertySources()
        .addLast(new MapPropertySource("settingsOfTests", SETTINGS));
    TestServer server = TestServer.running();
    String name = server.createDatabase();
    TestPropertyValues.of(
            "traininglayer.db.url=" + server.url(name),
            "traininglayer.db.user=" + server.user(),
            "traininglayer.db.password=" + server.password(),
            "traininglayer.db.pool-size=8")
        .applyTo(context);
    // Registered first, so it goes last: the server stays until the pool is closed.
    server.enter();
    ((DefaultListableBeanFactory) context.getBeanFactory())
        .registerDisposableBean("ownDatabase", server::leave);
  }
}
