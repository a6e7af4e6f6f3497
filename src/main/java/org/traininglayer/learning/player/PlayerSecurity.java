package org.traininglayer.learning.player;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/**
 * The player's addresses carry the token of a launch, which is all that is needed: no session, no
 * cookie, and so nothing that another site's form could use.
 */
@Configuration
class PlayerSecurity {

  @Bean
  @Order(200)
  SecurityFilterChain player(HttpSecurity http) {
    return http.securityMatcher("/play/**")
        .csrf(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .anonymous(AbstractHttpConfigurer::disable)
        .sessionManagement(
            sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        // Going back shows what is stored, not what a page looked like before.
        .headers(headers -> headers.defaultsDisabled().cacheControl(Customizer.withDefaults()))
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .build();
  }
}
