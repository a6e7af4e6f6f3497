package org.traininglayer.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class PreparedStartTest {

  private static final String SHIPPED =
      "Config resource 'class path resource [application.yaml]' via location"
          + " 'optional:classpath:/'";

  private static StandardEnvironment settings(String source, String name) {
    StandardEnvironment environment = new StandardEnvironment();
    environment.getPropertySources().stream()
        .map(one -> one.getName())
        .toList()
        .forEach(environment.getPropertySources()::remove);
    Map<String, Object> values = Map.of(name, "x");
    environment
        .getPropertySources()
        .addFirst(
            name.equals(name.toUpperCase(java.util.Locale.ROOT))
                ? new SystemEnvironmentPropertySource(source, values)
                : new MapPropertySource(source, values));
    return environment;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "spring.mail.host",
        "SPRING_MAIL_HOST",
        "SPRING_DATASOURCE_URL",
        "management.server.port",
        "MANAGEMENT_OTLP_TRACING_ENDPOINT",
        "server.forward-headers-strategy",
        "TRAININGLAYER_KAFKA_BOOTSTRAP_SERVERS",
        "spring.main.lazy-initialization"
      })
  void what_may_bring_parts_with_it_takes_the_long_way(String name) {
    assertThat(PreparedStart.deciding(settings("given", name))).contains(name);
    assertThat(PreparedStart.deciding(settings(SHIPPED, name)))
        .as("what was there when it was built is in what was prepared")
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "server.port",
        "SERVER_ADDRESS",
        "server.tomcat.threads.max",
        "traininglayer.base-url",
        "TRAININGLAYER_CONSOLE_OIDC_ISSUER",
        "TRAININGLAYER_DB_URL",
        "SPRING_CONFIG_ADDITIONAL_LOCATION",
        "logging.level.root",
        "PATH",
        "java.home"
      })
  void values_take_the_short_one(String name) {
    assertThat(PreparedStart.deciding(settings("given", name))).isEmpty();
  }

  @Test
  void a_file_beside_the_jar_is_no_part_of_it() {
    assertThat(
            PreparedStart.deciding(
                settings(
                    "Config resource 'file [config/application.yaml]' via location"
                        + " 'optional:file:./config/'",
                    "spring.mail.host")))
        .contains("spring.mail.host");
  }
}
