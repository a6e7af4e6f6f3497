package org.traininglayer.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.ConfigurableEnvironment;
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
            name.equals(name.toUpperCase(Locale.ROOT))
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

  /** With all that Boot itself adds to the settings before anybody is asked. */
  @Test
  void an_application_that_is_started_with_a_port_and_an_address_takes_the_short_one() {
    List<Optional<String>> found = new ArrayList<>();
    SpringApplication application = new SpringApplication(Nothing.class);
    application.setWebApplicationType(WebApplicationType.NONE);
    application.addListeners(
        new ApplicationListener<ApplicationEnvironmentPreparedEvent>() {
          @Override
          public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
            ConfigurableEnvironment settings = event.getEnvironment();
            settings.getPropertySources().remove("systemProperties");
            settings.getPropertySources().remove("systemEnvironment");
            found.add(PreparedStart.deciding(settings));
          }
        });

    application.run("--server.port=0", "--traininglayer.base-url=https://tool.example").close();

    assertThat(found).containsExactly(Optional.empty());
  }

  /** An application without parts. */
  static class Nothing {}

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
