package org.traininglayer.course;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/**
 * The pages of a course carry the token of a launch, which is all that is needed: no session, no
 * cookie, and so nothing that another site's form could use.
 */
@Configuration
class CourseSecurity {

  @Bean
  @Order(20)
  SecurityFilterChain coursePages(HttpSecurity http) {
    return http.securityMatcher("/course/**")
        .csrf(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .anonymous(AbstractHttpConfigurer::disable)
        .sessionManagement(
            sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .headers(headers -> headers.defaultsDisabled().cacheControl(cache -> {}))
        .authorizeHttpRequests(requests ->
            requests
                .requestMatchers(HttpMethod.GET)
                .permitAll()
                .requestMatchers(HttpMethod.HEAD)
                .permitAll()
                .requestMatchers(HttpMethod.POST)
                .permitAll()
                .anyRequest()
                .denyAll())
        .build();
  }
}
