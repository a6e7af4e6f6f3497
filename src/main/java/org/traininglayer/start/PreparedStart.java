package org.traininglayer.start;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.SpringProperties;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.util.ClassUtils;

/**
 * Takes the short way where it leads to the same application. The packaged jar holds what Spring
 * found out when it was built: which parts there are, by the settings that it ships with (<a
 * href="https://docs.spring.io/spring-boot/reference/packaging/aot.html">ahead-of-time
 * processing</a>). Parts of the framework depend on settings of Spring, so with one of those the
 * start goes the long way and looks anew; own settings ({@code traininglayer.*}) decide about no
 * part, but for brokers of Kafka.
 */
public final class PreparedStart
    implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

  /** What Spring asks whether to use what was prepared. */
  static final String SWITCH = "spring.aot.enabled";

  /** Settings of these may bring parts with them, or leave them out. */
  private static final List<String> DECIDING =
      List.of("spring.", "management.", "server.", "traininglayer.kafka.");

  /** Of those, the ones that change values alone. */
  private static final List<String> VALUES =
      List.of(
          "server.port",
          "server.address",
          "server.tomcat.",
          "spring.application.name",
          "spring.config.",
          "spring.main.banner-mode",
          "spring.output.");

  private final String prepared;

  /** For starts of this class; tests and {@code spring-boot:run} have nothing prepared. */
  public PreparedStart(Class<?> application) {
    this.prepared = application.getName() + "__ApplicationContextInitializer";
  }

  /** After the settings have been read. */
  @Override
  public int getOrder() {
    return Ordered.LOWEST_PRECEDENCE;
  }

  /** Chooses the way, unless somebody has chosen. */
  @Override
  public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
    ConfigurableEnvironment settings = event.getEnvironment();
    if (settings.containsProperty(SWITCH)
        || settings.getActiveProfiles().length > 0
        || !ClassUtils.isPresent(prepared, getClass().getClassLoader())) {
      return;
    }
    SpringProperties.setProperty(SWITCH, String.valueOf(deciding(settings).isEmpty()));
  }

  /** A setting from outside of the jar that may decide about parts. */
  static Optional<String> deciding(ConfigurableEnvironment settings) {
    List<String> names = new ArrayList<>();
    for (PropertySource<?> source : settings.getPropertySources()) {
      if (source instanceof EnumerablePropertySource<?> listed && !shipped(source)) {
        names.addAll(List.of(listed.getPropertyNames()));
      }
    }
    return names.stream().filter(PreparedStart::decides).sorted().findFirst();
  }

  /** The settings that were there when it was built, and what Boot says of itself. */
  private static boolean shipped(PropertySource<?> source) {
    return source.getName().contains("class path resource [application.yaml]")
        || source.getName().equals("applicationInfo");
  }

  /** By any of the ways to write it: {@code spring.mail.host}, {@code SPRING_MAIL_HOST}. */
  private static boolean decides(String name) {
    String dotted = name.toLowerCase(Locale.ROOT).replace('_', '.');
    return DECIDING.stream().anyMatch(dotted::startsWith)
        && VALUES.stream().noneMatch(dotted::startsWith);
  }
}
