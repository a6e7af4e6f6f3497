package org.traininglayer.adoption.dashboard;

import java.time.Duration;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What the dashboards need in the browser; the chart library comes from its jar. */
@Configuration
class AdoptionWeb implements WebMvcConfigurer {

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
