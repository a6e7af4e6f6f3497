package org.traininglayer.web;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;

/**
 * The pages of a launch: player, course and picker. Their addresses carry the launch's token, which
 * is all that is needed: no session, no cookie, and so nothing that another site's form could use.
 * Whether the token is good, and for what, each page asks itself.
 */
@Configuration(proxyBeanMethods = false)
class LaunchedPages {

  /** What stands before a launch's token in the address of its pages. */
  static final List<String> PLACES = List.of("/play/", "/course/", "/select/");

  @Bean
  @Order(20)
  SecurityFilterChain launchedPagesChain(HttpSecurity http) {
    return http.securityMatcher(PLACES.stream().map(place -> place + "**").toArray(String[]::new))
        .csrf(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        // Nobody is signed in here, and nothing is asked of who is: these filters would find
        // nothing.
        .anonymous(AbstractHttpConfigurer::disable)
        .exceptionHandling(AbstractHttpConfigurer::disable)
        .securityContext(AbstractHttpConfigurer::disable)
        .servletApi(AbstractHttpConfigurer::disable)
        .sessionManagement(AbstractHttpConfigurer::disable)
        // Going back asks again, and so shows what is stored, not what a page looked like before.
        .headers(headers -> headers.defaultsDisabled().cacheControl(Customizer.withDefaults()))
        .build();
  }
}
