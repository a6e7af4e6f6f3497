package org.traininglayer.trial;

import java.util.stream.Stream;
import org.flywaydb.core.api.Location;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.AbstractResourceBasedMessageSource;

/** Tables and words of the trial, beside those of the application. */
@Configuration(proxyBeanMethods = false)
class TrialConfiguration {

  /**
   * The trial's tables share one history with the others. They may come later than newer ones: a
   * database may have been made by an application without the trial.
   */
  @Bean
  FlywayConfigurationCustomizer trialTables() {
    return configuration ->
        configuration
            .locations(
                Stream.concat(
                        Stream.of(configuration.getLocations()).map(Location::getDescriptor),
                        Stream.of("classpath:db/trial"))
                    .toArray(String[]::new))
            .outOfOrder(true);
  }

  @Autowired
  void words(AbstractResourceBasedMessageSource messages) {
    messages.addBasenames("messages/demo");
  }
}
