package org.traininglayer.adoption;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What the dashboards need in the browser; the chart library comes from its jar. */
@Configuration
class AdoptionWeb implements WebMvcConfigurer {

  @Bean
  @Order(21)
  SecurityFilterChain dashboardParts(HttpSecurity http) {
    return http.securityMatcher("/adoption/**")
        .csrf(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .sessionManagement(
            sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .headers(AbstractHttpConfigurer::disable)
        .authorizeHttpRequests(requests ->
            requests
                .requestMatchers(HttpMethod.GET)
                .permitAll()
                .requestMatchers(HttpMethod.HEAD)
                .permitAll()
                .anyRequest()
                .denyAll())
        .build();
  }

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    registry
        .addResourceHandler("/adoption/**")
        .addResourceLocations("classpath:/static/adoption/")
        .setCacheControl(CacheControl.maxAge(Duration.ofMinutes(10)).cachePublic());
    registry
        .addResourceHandler("/webjars/echarts/**")
        .addResourceLocations("classpath:/META-INF/resources/_static/echarts/")
        .setCacheControl(CacheControl.maxAge(Duration.ofDays(30)).cachePublic());
  }
}
