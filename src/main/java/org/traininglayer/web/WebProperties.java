package org.traininglayer.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What answers carry.
 *
 * @param hsts the header {@code Strict-Transport-Security} where the tool is reached by https;
 *     empty for none
 */
@ConfigurationProperties("traininglayer.web")
record WebProperties(@DefaultValue("max-age=31536000") String hsts) {}
