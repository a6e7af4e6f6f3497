package org.traininglayer.steps;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.AbstractResourceBasedMessageSource;
import org.traininglayer.catalog.format.ModuleReader;

/** Makes the types known to the application: a reader of modules, and the words of each type. */
@Configuration(proxyBeanMethods = false)
class StepsConfiguration {

  StepsConfiguration(ObjectProvider<AbstractResourceBasedMessageSource> messages) {
    messages.ifAvailable(source ->
        StepTypes.all()
            .forEach(type -> source.addBasenames("messages/steps-" + type.format().name())));
  }

  @Bean
  ModuleReader moduleReader() {
    return StepTypes.reader();
  }
}
