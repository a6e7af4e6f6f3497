package org.traininglayer.lti.platforms.keys;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.traininglayer.lti.LtiProperties;
import org.traininglayer.lti.SigningKeyRotated;

/** Changes the signing key on schedule, on whichever node comes first. */
@Component
class KeyRotation {

  private static final Logger log = LoggerFactory.getLogger(KeyRotation.class);

  private final JdbcClient jdbc;
  private final ToolKeys keys;
  private final LtiProperties properties;
  private final ApplicationEventPublisher events;

  KeyRotation(
      JdbcClient jdbc, ToolKeys keys, LtiProperties properties, ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.keys = keys;
    this.properties = properties;
    this.events = events;
  }

  @Scheduled(fixedDelayString = "PT15M", initialDelayString = "PT3M")
  void look() {
    try {
      if (lease()) {
        Optional<String> fresh = keys.rotateIfOlderThan(properties.rotateKeysEvery());
        fresh.ifPresent(kid -> {
          log.info("A new signing key is shown: {}", kid);
          events.publishEvent(new SigningKeyRotated(kid));
        });
        int cleared = keys.tidy();
        if (cleared > 0) {
          log.info("{} signing keys are over; their private halves are deleted", cleared);
        }
      }
    } catch (DataAccessException e) {
      log.warn("Signing keys could not be looked after", e);
    }
  }

  /** Whether this round is ours. */
  private boolean lease() {
    return jdbc.sql(
                """
                insert into lti_lease (task, until)
                values ('key-rotation', now() + interval '14 minutes')
                on conflict (task) do update set until = excluded.until
                where lti_lease.until <= now()
                """)
            .update()
        == 1;
  }
}
