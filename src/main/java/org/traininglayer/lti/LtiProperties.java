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
 * @param maxOpenLogins most logins that have begun and not ended; the oldest make room
 * @param maxRefusals most refusals that are kept
 * @param keepRefusals how long refusals are kept
 */
@ConfigurationProperties("traininglayer.lti")
public record LtiProperties(
    @Nullable String platformsFile,
    @DefaultValue("12h") Duration launchTtl,
    @DefaultValue("10000") int maxOpenLogins,
    @DefaultValue("10000") int maxRefusals,
    @DefaultValue("30d") Duration keepRefusals) {}
