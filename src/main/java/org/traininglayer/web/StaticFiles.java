package org.traininglayer.web;

import java.time.Duration;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Style sheets and scripts, kept by browsers for a while and then asked for again. */
@Configuration
class StaticFiles implements WebMvcConfigurer {

  private static final CacheControl OURS =
      CacheControl.maxAge(Duration.ofMinutes(10)).cachePublic();
  private static final CacheControl VERSIONED =
      CacheControl.maxAge(Duration.ofDays(30)).cachePublic();

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    registry
        .addResourceHandler("/css/**")
        .addResourceLocations("classpath:/static/css/")
        .setCacheControl(OURS);
    registry
        .addResourceHandler("/js/**")
        .addResourceLocations("classpath:/static/js/")
        .setCacheControl(OURS);
    registry
        .addResourceHandler("/favicon.svg")
        .addResourceLocations("classpath:/static/")
        .setCacheControl(OURS);
    registry
        .addResourceHandler("/webjars/**")
        .addResourceLocations("classpath:/META-INF/resources/webjars/")
        .setCacheControl(VERSIONED);
  }
}
