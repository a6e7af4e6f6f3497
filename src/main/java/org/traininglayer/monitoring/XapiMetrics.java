package org.traininglayer.monitoring;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Requests to the record store, by method, resource and status. Only words that are known become
 * tags: an address may hold who somebody is, and there is no end of addresses.
 */
@Configuration(proxyBeanMethods = false)
class XapiMetrics {

  private static final String BELOW = "/xapi/";
  private static final String OTHER = "other";
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "PUT", "POST", "DELETE", "OPTIONS");
  private static final Set<String> RESOURCES =
      Set.of(
          "statements",
          "activities/state",
          "activities/profile",
          "agents/profile",
          "activities",
          "agents",
          "about");

  /** Around all that becomes of a request, sign-in too. */
  @Bean
  static FilterRegistrationBean<OncePerRequestFilter> xapiMeter(MeterRegistry registry) {
    FilterRegistrationBean<OncePerRequestFilter> registration =
        new FilterRegistrationBean<>(new Meter(registry));
    registration.addUrlPatterns(BELOW + "*");
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 2);
    return registration;
  }

  static String method(String asked) {
    return METHODS.contains(asked) ? asked : OTHER;
  }

  static String resource(String path) {
    String rest = path.startsWith(BELOW) ? path.substring(BELOW.length()) : "";
    return RESOURCES.contains(rest) ? rest : OTHER;
  }

  private static final class Meter extends OncePerRequestFilter {

    private final MeterRegistry registry;

    Meter(MeterRegistry registry) {
      this.registry = registry;
    }

    @Override
    protected void doFilterInternal(
        HttpServletRequest request, HttpServletResponse response, FilterChain rest)
        throws ServletException, IOException {
      Timer.Sample sample = Timer.start(registry);
      boolean answered = false;
      try {
        rest.doFilter(request, response);
        answered = true;
      } finally {
        sample.stop(
            Timer.builder("traininglayer.xapi.requests")
                .description("Requests to the record store")
                .tag("method", method(request.getMethod()))
                .tag("resource", resource(request.getRequestURI()))
                .tag("status", answered ? String.valueOf(response.getStatus()) : "500")
                .register(registry));
      }
    }
  }
}
