package org.traininglayer.demo;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/** The demo LMS is open to whoever reaches this machine's loopback address; nothing more. */
@Configuration
@Profile("demo")
class DemoConfiguration {

  @Bean
  @Order(50)
  SecurityFilterChain demoSecurity(HttpSecurity http) throws Exception {
    return http.securityMatcher("/demo", "/demo/**", "/demo-assets/**")
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .csrf(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        // All headers, the frame policy too, come from package web.
        .headers(AbstractHttpConfigurer::disable)
        .build();
  }
}
