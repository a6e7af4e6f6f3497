package org.traininglayer.lti;

import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.traininglayer.TrainingLayerApplication;

/** The application once more, on the same database. */
final class SecondNode implements AutoCloseable {

  private static final List<String> SAME =
      List.of(
          "traininglayer.db.url",
          "traininglayer.db.user",
          "traininglayer.db.password",
          "traininglayer.base-url",
          "traininglayer.secret-key",
          "traininglayer.http.allow-private-addresses",
          "traininglayer.lti.platforms-file");

  private final ConfigurableApplicationContext context;

  private SecondNode(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /** Starts beside the first node, with these settings of its own. */
  static SecondNode beside(Environment first, String... settings) {
    List<String> arguments = new ArrayList<>(List.of(settings));
    List<String> changed = arguments.stream().map(one -> one.split("=", 2)[0]).toList();
    if (!changed.contains("--server.port")) {
      arguments.add("--server.port=0");
    }
    arguments.add("--traininglayer.db.pool-size=4");
    arguments.add("--spring.jmx.enabled=false");
    SAME.stream()
        .filter(name -> !changed.contains("--" + name))
        .forEach(name -> arguments.add("--" + name + "=" + first.getProperty(name, "")));
    return new SecondNode(
        new SpringApplicationBuilder(TrainingLayerApplication.class, Arrivals.class)
            .run(arguments.toArray(String[]::new)));
  }

  int port() {
    return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  @Override
  public void close() {
    context.close();
  }
}
