package org.traininglayer.acknowledgements;

import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How records of acknowledgements and signatures are shown.
 *
 * @param zone the time zone that stands beside UTC on every record made from now on
 */
@ConfigurationProperties("traininglayer.acknowledgements")
record AcknowledgementProperties(@DefaultValue("UTC") ZoneId zone) {}
