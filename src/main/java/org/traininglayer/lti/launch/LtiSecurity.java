package org.traininglayer.lti.launch;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.traininglayer.lti.diagnosis.refusals.StoredRefusals;

/**
 * Everybody may knock at {@code /lti}: logins and launches come from other sites without a session,
 * and are protected by state, nonce and signature instead of CSRF tokens. May be framed by an LMS.
 */
@Configuration(proxyBeanMethods = false)
class LtiSecurity {

  private static final String CONTENT_SECURITY =
      "default-src 'self'; base-uri 'none'; form-action 'self'; object-src 'none';"
          + " frame-ancestors 'self' https: http://localhost:* http://127.0.0.1:*";

  @Bean
  @Order(10)
  SecurityFilterChain ltiChain(HttpSecurity http, StoredRefusals refusals) throws Exception {
    return http.securityMatcher("/lti/**")
        .csrf(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        // Nobody is signed in here, and nothing is asked of who is: these filters would find
        // nothing.
        .anonymous(AbstractHttpConfigurer::disable)
        .exceptionHandling(AbstractHttpConfigurer::disable)
        .securityContext(AbstractHttpConfigurer::disable)
        .servletApi(AbstractHttpConfigurer::disable)
        .sessionManagement(AbstractHttpConfigurer::disable)
        .headers(headers ->
            headers
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::disable)
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY)))
        .addFilterAfter(new LtiRequestGuard(refusals), HeaderWriterFilter.class)
        .build();
  }
}
