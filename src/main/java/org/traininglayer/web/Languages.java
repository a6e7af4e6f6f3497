package org.traininglayer.web;

import java.util.List;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;

/** Pages are in the language the browser asks for, as far as there are texts in it. */
@Configuration
class Languages {

  /** Languages with a full set of message files. */
  private static final List<Locale> SUPPORTED = List.of(Locale.ENGLISH);

  @Bean
  LocaleResolver localeResolver() {
    AcceptHeaderLocaleResolver resolver = new AcceptHeaderLocaleResolver();
    resolver.setSupportedLocales(SUPPORTED);
    resolver.setDefaultLocale(Locale.ENGLISH);
    return resolver;
  }
}
