package org.traininglayer.testing;

import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Gives each Spring context a fresh database by the same property that names one in production. */
public class OwnDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  @Override
  public void initialize(ConfigurableApplicationContext context) {
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
