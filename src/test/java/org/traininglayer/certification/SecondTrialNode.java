package org.traininglayer.certification;

import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.traininglayer.TrainingLayerApplication;

/** The trial once more, on the same database and with the same public addresses. */
final class SecondTrialNode implements AutoCloseable {

  private static final List<String> SAME =
      List.of(
          "traininglayer.db.url",
          "traininglayer.db.user",
          "traininglayer.db.password",
          "traininglayer.base-url",
          "traininglayer.demo.base-url",
          "traininglayer.secret-key",
          "traininglayer.lti.platforms-file",
          "traininglayer.sample.enabled");

  private final ConfigurableApplicationContext context;

  private SecondTrialNode(ConfigurableApplicationContext context) {
    this.context = context;
  }

  static SecondTrialNode beside(Environment first) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--server.port=0",
                "--spring.profiles.active=demo",
                "--traininglayer.db.pool-size=6",
                "--spring.jmx.enabled=false"));
    SAME.forEach(name -> arguments.add("--" + name + "=" + first.getProperty(name, "")));
    return new SecondTrialNode(
        new SpringApplicationBuilder(TrainingLayerApplication.class)
            .run(arguments.toArray(String[]::new)));
  }

  int port() {
    return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
  }

  @Override
  public void close() {
    context.close();
  }
}
