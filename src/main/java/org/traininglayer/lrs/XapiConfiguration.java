package org.traininglayer.lrs;

import jakarta.servlet.Filter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/** Where the embedded LRS is served. */
@Configuration(proxyBeanMethods = false)
class XapiConfiguration {

  /** The servlet's place. */
  static final String SERVLET = "/xapi";

  @Bean
  ServletRegistrationBean<XapiServlet> xapiServlet(
      XapiResources resources, AllowedOrigins origins, LrsProperties properties) {
    return new ServletRegistrationBean<>(
        new XapiServlet(resources, origins, properties.version()), SERVLET + "/*");
  }

  @Bean
  DocumentResource xapiState(Documents documents, LrsProperties properties) {
    return new DocumentResource(DocumentKind.STATE, documents, properties.maxState());
  }

  @Bean
  DocumentResource xapiAgentProfile(Documents documents, LrsProperties properties) {
    return new DocumentResource(DocumentKind.AGENT_PROFILE, documents, properties.maxProfile());
  }

  @Bean
  DocumentResource xapiActivityProfile(Documents documents, LrsProperties properties) {
    return new DocumentResource(DocumentKind.ACTIVITY_PROFILE, documents, properties.maxProfile());
  }

  @Bean
  FilterRegistrationBean<Filter> disguisedXapiAddresses(RejectedRequests rejected) {
    var registration = new FilterRegistrationBean<>(rejected.disguisedAddresses());
    registration.addUrlPatterns(SERVLET + "/*");
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 2);
    return registration;
  }

  /** The servlet itself asks for the key: what it says to strangers must look like xAPI too. */
  @Bean
  @Order(30)
  SecurityFilterChain xapiSecurity(HttpSecurity http) {
    return http.securityMatcher(SERVLET + "/**")
        .csrf(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .build();
  }
}
