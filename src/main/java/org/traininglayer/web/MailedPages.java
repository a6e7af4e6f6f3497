package org.traininglayer.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Pages that e-mails lead to. Their addresses carry a signed token, which is all that is needed: no
 * session and no cookie. Mailboxes post there by themselves (RFC 8058).
 */
@Configuration(proxyBeanMethods = false)
class MailedPages {

  @Bean
  @Order(21)
  SecurityFilterChain mailedPagesChain(HttpSecurity http) {
    return http.securityMatcher("/reminders/**")
        .csrf(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .anonymous(AbstractHttpConfigurer::disable)
        .exceptionHandling(AbstractHttpConfigurer::disable)
        .securityContext(AbstractHttpConfigurer::disable)
        .servletApi(AbstractHttpConfigurer::disable)
        .sessionManagement(AbstractHttpConfigurer::disable)
        .headers(headers -> headers.defaultsDisabled().cacheControl(Customizer.withDefaults()))
        .build();
  }
}
