package org.traininglayer.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;

/**
 * The last security chain, for what no other package has claimed: static files and health are open,
 * metrics are for this machine only, and everything else is not there.
 */
@Configuration
class WebSecurity {

  /**
   * Requests are measured as a whole; a measurement of each filter would cost more than the filter.
   */
  @Bean
  SecurityObservationSettings securityObservations() {
    return SecurityObservationSettings.noObservations();
  }

  /** Files that any page may use, and that platforms show beside our links. */
  private static final String[] FILES = {
    "/assets/**",
    "/css/**",
    "/js/**",
    "/adoption/**",
    "/picker/**",
    "/webjars/**",
    "/favicon.svg",
    "/openapi.json"
  };

  /** What is asked by agents beside the application: metrics, and what it is made of. */
  private static final String[] FOR_THIS_MACHINE = {
    "/actuator/prometheus", "/actuator/sbom", "/actuator/sbom/**"
  };

  @Bean
  @Order(Ordered.LOWEST_PRECEDENCE)
  SecurityFilterChain everythingElse(HttpSecurity http) {
    return http.securityMatcher("/**")
        .csrf(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .sessionManagement(
            sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        // All headers come from SecurityHeaders.
        .headers(AbstractHttpConfigurer::disable)
        .authorizeHttpRequests(requests ->
            requests
                .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                .permitAll()
                .requestMatchers(HttpMethod.GET, FILES)
                .permitAll()
                .requestMatchers(HttpMethod.HEAD, FILES)
                .permitAll()
                .requestMatchers(HttpMethod.GET, "/actuator/health", "/actuator/health/**")
                .permitAll()
                .requestMatchers(HttpMethod.GET, FOR_THIS_MACHINE)
                .access((who, context) ->
                    new AuthorizationDecision(fromThisMachine(context.getRequest())))
                .anyRequest()
                .denyAll())
        .exceptionHandling(refusals ->
            refusals
                .authenticationEntryPoint((request, response, why) -> notThere(response))
                .accessDeniedHandler((request, response, why) -> notThere(response)))
        .build();
  }

  private static void notThere(HttpServletResponse response) throws java.io.IOException {
    response.sendError(HttpServletResponse.SC_NOT_FOUND);
  }

  /** Loopback, and not handed on by a proxy for somebody else. */
  private static boolean fromThisMachine(HttpServletRequest request) {
    try {
      return request.getHeader("X-Forwarded-For") == null
          && request.getHeader("Forwarded") == null
          && InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
