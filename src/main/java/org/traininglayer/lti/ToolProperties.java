package org.traininglayer.lti;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The tool as a whole.
 *
 * @param baseUrl where the world finds this tool, for example {@code https://training.example.org};
 *     required
 */
@ConfigurationProperties("traininglayer")
record ToolProperties(@Nullable String baseUrl) {}
