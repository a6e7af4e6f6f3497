package org.traininglayer.adoption.release;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.traininglayer.adoption.AdoptionProperties;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.persistence.BackgroundWork;

/**
 * Makes releases anew as soon as something in their weeks has changed. It rests three times as long
 * as the last one of an organisation took, so that it never costs more than a quarter of a
 * processor, however much comes in.
 */
@Component
final class ReleaseKeeper extends BackgroundWork {

  private static final Logger LOG = LoggerFactory.getLogger(ReleaseKeeper.class);
  private static final Duration AFTER_TROUBLE = Duration.ofSeconds(30);
  private static final int REST = 3;
  private static final Duration REST_EACH = Duration.ofMinutes(1);

  private final Releases releases;
  private final AdoptionProperties properties;
  private final Map<OrganisationId, Instant> notBefore = new HashMap<>();
  private Instant restAt = Instant.MIN;

  ReleaseKeeper(Releases releases, AdoptionProperties properties) {
    super("adoption-release", properties::follow);
    this.releases = releases;
    this.properties = properties;
  }

  @Override
  public Duration round() {
    lookOnce();
    return properties.poll();
  }

  @Override
  public Duration failed(RuntimeException fault) {
    LOG.warn("Changed figures cannot be looked for, next try in {}", AFTER_TROUBLE, fault);
    return AFTER_TROUBLE;
  }

  private void lookOnce() {
    Instant now = Instant.now();
    if (now.isAfter(restAt)) {
      restAt = now.plus(REST_EACH);
      try {
        releases.rest();
      } catch (RuntimeException e) {
        LOG.warn("What is kept in memory of figures could not be let go; it is tried again.", e);
      }
    }
    for (OrganisationId organisation : releases.changed()) {
      Instant begin = Instant.now();
      boolean rested = !begin.isBefore(notBefore.getOrDefault(organisation, Instant.MIN));
      if (goesOn() && rested && releases.complete()) {
        renew(organisation, begin);
      }
    }
  }

  private void renew(OrganisationId organisation, Instant begin) {
    try {
      releases.renewChanged(organisation);
      Instant end = Instant.now();
      notBefore.put(organisation, end.plus(Duration.between(begin, end).multipliedBy(REST)));
    } catch (RuntimeException e) {
      notBefore.put(organisation, Instant.now().plus(AFTER_TROUBLE));
      if (goesOn()) {
        LOG.warn("Figures of cohorts stay as they were; they are tried again.", e);
      }
    }
  }
}
