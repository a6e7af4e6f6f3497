package org.traininglayer.web;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.linkbuilder.StandardLinkBuilder;

/** Links of templates as everywhere, but static files are named with their version. */
final class VersionedLinks extends StandardLinkBuilder {

  private final StaticVersion version;

  VersionedLinks(StaticVersion version) {
    this.version = version;
    setOrder(1);
  }

  @Override
  protected String computeContextPath(
      IExpressionContext context, String base, @Nullable Map<String, Object> parameters) {
    String path = super.computeContextPath(context, base, parameters);
    return version.files().contains(base) ? path + version.address("") : path;
  }
}
