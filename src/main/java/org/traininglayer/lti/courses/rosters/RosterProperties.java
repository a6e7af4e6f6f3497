package org.traininglayer.lti.courses.rosters;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Lists of the people in courses.
 *
 * @param enabled whether this node asks for them by schedule; on demand it does so either way
 * @param every how often the list of a course in use is asked for
 * @param usedWithin courses that nobody came to for longer are not asked for any more
 */
@ConfigurationProperties("traininglayer.rosters")
record RosterProperties(
    @DefaultValue("true") boolean enabled,
    @DefaultValue("6h") Duration every,
    @DefaultValue("60d") Duration usedWithin) {}
