package org.traininglayer.catalog;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where modules come from besides those that are shipped.
 *
 * @param folder a folder with one sub-folder for each module of your own; none by default
 */
@ConfigurationProperties("traininglayer.catalog")
record CatalogProperties(@Nullable Path folder) {}
