package org.traininglayer.lti;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Launches from learning platforms.
 *
 * @param platformsFile platforms to register at start: a path, or {@code classpath:…}; without it
 *     {@code lti-config/platforms.yaml} if there is one; empty for none
 * @param launchTtl how long the pages of one launch work
 * @param maxOpenLogins most logins of one platform that have begun and not ended; beyond that the
 *     networks with most of them make room first
 * @param keepTraces how long the traces of connections are kept
 * @param maxTraces most traces that are kept: so many that failed, and so many that did not
 * @param rotateKeysEvery how long a key of this tool signs
 * @param keepKeySets how long the last key set of a platform that cannot be reached goes on working
 */
@ConfigurationProperties("traininglayer.lti")
public record LtiProperties(
    @Nullable String platformsFile,
    @DefaultValue("12h") Duration launchTtl,
    @DefaultValue("10000") int maxOpenLogins,
    @DefaultValue("30d") Duration keepTraces,
    @DefaultValue("10000") int maxTraces,
    @DefaultValue("90d") Duration rotateKeysEvery,
    @DefaultValue("7d") Duration keepKeySets) {}
