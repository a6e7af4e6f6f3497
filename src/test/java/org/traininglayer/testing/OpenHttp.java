package org.traininglayer.testing;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.MapPropertySource;
import org.traininglayer.http.OutboundHttp;

/** The way out as it is in production, without the rest, to neighbours on this machine. */
public final class OpenHttp {

  private OpenHttp() {}

  /** With private addresses allowed. */
  public static OutboundHttp create() {
    return create(true);
  }

  /** With private addresses refused, as in production. */
  public static OutboundHttp guarded() {
    return create(false);
  }

  private static OutboundHttp create(boolean open) {
    AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(
            new MapPropertySource(
                "test",
                Map.of("traininglayer.http.allow-private-addresses", String.valueOf(open))));
    context.register(Http.class);
    context.refresh();
    return context.getBean(OutboundHttp.class);
  }

  @Configuration(proxyBeanMethods = false)
  @ConfigurationPropertiesScan("org.traininglayer.http")
  @Import(OutboundHttp.class)
  static class Http {}
}
