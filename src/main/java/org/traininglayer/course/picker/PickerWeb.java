package org.traininglayer.course.picker;

import java.time.Duration;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The picker's files, with the icons that platforms show beside our links. */
@Configuration
class PickerWeb implements WebMvcConfigurer {

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    registry
        .addResourceHandler("/picker/**")
        .addResourceLocations("classpath:/static/picker/")
        .setCacheControl(CacheControl.maxAge(Duration.ofMinutes(10)).cachePublic());
  }
}
