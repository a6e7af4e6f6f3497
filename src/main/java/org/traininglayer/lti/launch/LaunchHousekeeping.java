package org.traininglayer.lti.launch;

import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.traininglayer.lti.diagnosis.traces.StoredTraces;
import org.traininglayer.lti.launch.login.Logins;
import org.traininglayer.lti.launch.login.UnansweredLogins;

/** Removes what is over, each minute, on whichever node comes first. */
@Component
class LaunchHousekeeping {

  private static final Logger log = LoggerFactory.getLogger(LaunchHousekeeping.class);

  private final JdbcClient jdbc;
  private final Logins logins;
  private final StoredLaunches launches;
  private final StoredTraces traces;
  private final UnansweredLogins unanswered;

  LaunchHousekeeping(
      JdbcClient jdbc,
      Logins logins,
      StoredLaunches launches,
      StoredTraces traces,
      UnansweredLogins unanswered) {
    this.jdbc = jdbc;
    this.logins = logins;
    this.launches = launches;
    this.traces = traces;
    this.unanswered = unanswered;
  }

  @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
  void tidy() {
    if (lease()) {
      unanswered.tell(Instant.now().minus(UnansweredLogins.PATIENCE));
      int removedLogins = logins.trim();
      int removedLaunches = launches.removeExpired();
      int removedTraces = traces.removeOld();
      log.debug(
          "Removed {} logins, {} launches, {} traces",
          removedLogins,
          removedLaunches,
          removedTraces);
    }
  }

  /** Whether this round is ours. */
  private boolean lease() {
    return jdbc.sql(
                """
                insert into lti_lease (task, until)
                values ('launch-housekeeping', now() + interval '50 seconds')
                on conflict (task) do update set until = excluded.until
                where lti_lease.until <= now()
                """)
            .update()
        == 1;
  }
}
