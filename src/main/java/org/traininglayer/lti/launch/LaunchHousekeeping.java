package org.traininglayer.lti.launch;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.traininglayer.lti.diagnosis.traces.StoredTraces;
import org.traininglayer.lti.launch.login.Logins;
import org.traininglayer.lti.launch.login.UnansweredLogins;
import org.traininglayer.persistence.Leases;

/** Removes what is over, each minute, on whichever node comes first. */
@Component
class LaunchHousekeeping {

  private static final Duration PERIOD = Duration.ofSeconds(50);

  private static final Logger log = LoggerFactory.getLogger(LaunchHousekeeping.class);

  private final Leases leases;
  private final Logins logins;
  private final StoredLaunches launches;
  private final StoredTraces traces;
  private final UnansweredLogins unanswered;

  LaunchHousekeeping(
      Leases leases,
      Logins logins,
      StoredLaunches launches,
      StoredTraces traces,
      UnansweredLogins unanswered) {
    this.leases = leases;
    this.logins = logins;
    this.launches = launches;
    this.traces = traces;
    this.unanswered = unanswered;
  }

  @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
  void tidy() {
    leases.oncePer(PERIOD, "launch-housekeeping", this::tidyNow);
  }

  private void tidyNow() {
    unanswered.tell(UnansweredLogins.PATIENCE);
    int removedLogins = logins.trim();
    int removedLaunches = launches.removeExpired();
    int removedTraces = traces.removeOld();
    log.debug(
        "Removed {} logins, {} launches, {} traces", removedLogins, removedLaunches, removedTraces);
  }
}
