package org.traininglayer.web;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.PathResourceResolver;
import org.thymeleaf.spring6.SpringTemplateEngine;

/**
 * Style sheets and scripts. Pages name them with the version of their content, so browsers keep
 * them for a year; under their plain name, which platforms know for pictures, for ten minutes.
 */
@Configuration
class StaticFiles implements WebMvcConfigurer {

  /** Folders of {@code static} that hold them. */
  static final List<String> FOLDERS = List.of("css", "js", "adoption", "picker", "lti");

  /** Where they are with a version. */
  static final String VERSIONED = "/assets/";

  private static final String LOCATION = "classpath:/static/";
  private static final CacheControl FOR_A_WHILE =
      CacheControl.maxAge(Duration.ofMinutes(10)).cachePublic();
  private static final CacheControl FOR_A_YEAR =
      CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

  private final StaticVersion version = StaticVersion.ofClasspath();

  @Autowired
  void links(SpringTemplateEngine engine) {
    engine.addLinkBuilder(new VersionedLinks(version));
  }

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    registry
        .addResourceHandler(VERSIONED + version.text() + "/**")
        .addResourceLocations(LOCATION)
        .setCacheControl(FOR_A_YEAR);
    // Pages of another version, while nodes are updated one after the other.
    registry
        .addResourceHandler(VERSIONED + "*/**")
        .addResourceLocations(LOCATION)
        .setCacheControl(FOR_A_WHILE)
        .resourceChain(true)
        .addResolver(new AnyVersion());
    for (String folder : FOLDERS) {
      registry
          .addResourceHandler("/" + folder + "/**")
          .addResourceLocations(LOCATION + folder + "/")
          .setCacheControl(FOR_A_WHILE);
    }
    registry
        .addResourceHandler("/favicon.svg")
        .addResourceLocations(LOCATION)
        .setCacheControl(FOR_A_WHILE);
    // The library's version is in its address.
    registry
        .addResourceHandler("/webjars/echarts/**")
        .addResourceLocations("classpath:/META-INF/resources/_static/echarts/")
        .setCacheControl(FOR_A_YEAR);
  }

  /** What stands behind the first name, whatever that is. */
  private static final class AnyVersion extends PathResourceResolver {

    @Override
    protected @Nullable Resource getResource(String path, Resource location) throws IOException {
      return super.getResource(path.substring(path.indexOf('/') + 1), location);
    }
  }
}
