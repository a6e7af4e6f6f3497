package org.traininglayer.lti.platforms.keys;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.traininglayer.lti.LtiProperties;
import org.traininglayer.lti.SigningKeyRotated;
import org.traininglayer.persistence.Leases;

/** Changes the signing key on schedule, on whichever node comes first. */
@Component
class KeyRotation {

  private static final Duration PERIOD = Duration.ofMinutes(14);

  private static final Logger log = LoggerFactory.getLogger(KeyRotation.class);

  private final Leases leases;
  private final ToolKeys keys;
  private final LtiProperties properties;
  private final ApplicationEventPublisher events;
  private final TransactionOperations transaction;

  KeyRotation(
      Leases leases,
      ToolKeys keys,
      LtiProperties properties,
      ApplicationEventPublisher events,
      TransactionOperations transaction) {
    this.transaction = transaction;
    this.leases = leases;
    this.keys = keys;
    this.properties = properties;
    this.events = events;
  }

  @Scheduled(fixedDelayString = "PT15M", initialDelayString = "PT3M")
  void look() {
    try {
      leases.oncePer(PERIOD, "key-rotation", this::rotateAndTidy);
    } catch (DataAccessException e) {
      log.warn("Signing keys could not be looked after", e);
    }
  }

  private void rotateAndTidy() {
    // The new key and what is written down about it, together.
    transaction.executeWithoutResult(status ->
        keys.rotateIfOlderThan(properties.rotateKeysEvery())
            .ifPresent(kid -> {
              log.info("A new signing key is shown: {}", kid);
              events.publishEvent(new SigningKeyRotated(kid));
            }));
    int cleared = keys.tidy();
    if (cleared > 0) {
      log.info("{} signing keys are over; their private halves are deleted", cleared);
    }
  }
}
