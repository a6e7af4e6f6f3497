package org.traininglayer.testing;

import java.util.Map;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.support.TestPropertySourceUtils;

/** Gives each Spring context a fresh database by the same property that names one in production. */
public class OwnDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  /** What every test class has unless it says otherwise. */
  private static final Map<String, Object> COMMON =
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
        .addAfter(
            TestPropertySourceUtils.INLINED_PROPERTIES_PROPERTY_SOURCE_NAME,
            new MapPropertySource("common to all tests", COMMON));
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
