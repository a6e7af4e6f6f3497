package org.traininglayer.lti.courses.rosters;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.traininglayer.kernel.CourseId;

/** Reads lists that are due, a few at a time, on whichever node comes first. */
@Component
class RosterSchedule {

  private static final Logger LOG = LoggerFactory.getLogger(RosterSchedule.class);
  private static final int AT_ONCE = 5;

  private final RosterTable table;
  private final RosterSync sync;
  private final RosterProperties properties;
  private final AtomicBoolean reading = new AtomicBoolean();

  RosterSchedule(RosterTable table, RosterSync sync, RosterProperties properties) {
    this.table = table;
    this.sync = sync;
    this.properties = properties;
  }

  /**
   * Looks for lists to read; what another node has begun is left to it. Reading takes its time, so
   * it happens beside the other scheduled work.
   */
  @Scheduled(fixedDelayString = "PT5S", initialDelayString = "PT5S")
  void look() {
    if (properties.enabled() && reading.compareAndSet(false, true)) {
      Thread.ofVirtual().name("rosters").start(this::readDue);
    }
  }

  private void readDue() {
    try {
      for (CourseId course : table.due(properties.usedWithin(), AT_ONCE)) {
        sync.run(course);
      }
    } catch (DataAccessException e) {
      LOG.warn("Rosters: the database does not answer: {}", e.getMessage());
    } finally {
      reading.set(false);
    }
  }
}
