package org.traininglayer.http;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Calls to other systems.
 *
 * @param allowPrivateAddresses whether calls may go to private, loopback and link-local addresses;
 *     for trials on one machine
 * @param allowedHosts hosts that may be called although their addresses are private, for example a
 *     learning platform in the same data centre
 * @param connectTimeout most time to reach an address
 */
@ConfigurationProperties("traininglayer.http")
record HttpProperties(
    @DefaultValue("false") boolean allowPrivateAddresses,
    @DefaultValue List<String> allowedHosts,
    @DefaultValue("5s") Duration connectTimeout) {}
