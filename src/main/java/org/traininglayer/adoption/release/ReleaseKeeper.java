package org.traininglayer.adoption.release;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.traininglayer.adoption.AdoptionProperties;
import org.traininglayer.kernel.OrganisationId;

/**
 * Makes releases anew as soon as something in their weeks has changed. It rests three times as long
 * as the last one of an organisation took, so that it never costs more than a quarter of a
 * processor, however much comes in.
 */
@Component
final class ReleaseKeeper implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(ReleaseKeeper.class);
  private static final Duration AFTER_TROUBLE = Duration.ofSeconds(30);
  private static final int REST = 3;
  private static final Duration REST_EACH = Duration.ofMinutes(1);

  private final Releases releases;
  private final AdoptionProperties properties;
  private final Map<OrganisationId, Instant> notBefore = new HashMap<>();
  private Instant restAt = Instant.MIN;
  private volatile @Nullable Thread thread;

  ReleaseKeeper(Releases releases, AdoptionProperties properties) {
    this.releases = releases;
    this.properties = properties;
  }

  @Override
  public void start() {
    if (!properties.follow()) {
      return;
    }
    Thread started = new Thread(this::run, "adoption-release");
    started.setDaemon(true);
    thread = started;
    started.start();
  }

  @Override
  public void stop() {
    Thread running = thread;
    thread = null;
    if (running == null) {
      return;
    }
    LockSupport.unpark(running);
    try {
      running.join(Duration.ofSeconds(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }

  private void run() {
    while (isMe()) {
      Duration pause = properties.poll();
      try {
        round();
      } catch (RuntimeException e) {
        pause = AFTER_TROUBLE;
        if (isMe()) {
          LOG.warn("Changed figures cannot be looked for, next try in {}", pause, e);
        }
      }
      if (isMe()) {
        LockSupport.parkNanos(pause.toNanos());
      }
    }
  }

  private boolean isMe() {
    return thread == Thread.currentThread();
  }

  private void round() {
    Instant now = Instant.now();
    if (now.isAfter(restAt)) {
      releases.rest();
      restAt = now.plus(REST_EACH);
    }
    for (OrganisationId organisation : releases.changed()) {
      Instant begin = Instant.now();
      boolean rested = !begin.isBefore(notBefore.getOrDefault(organisation, Instant.MIN));
      if (isMe() && rested && releases.complete()) {
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
      if (isMe()) {
        LOG.warn("Figures of cohorts stay as they were; they are tried again.", e);
      }
    }
  }
}
