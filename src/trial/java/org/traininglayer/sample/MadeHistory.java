package org.traininglayer.sample;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Service;
import org.traininglayer.admin.SampleHistory;
import org.traininglayer.kernel.OrganisationId;
import org.traininglayer.learning.Practice;
import org.traininglayer.lti.People;
import org.traininglayer.lti.People.Person;
import org.traininglayer.lti.Platform;
import org.traininglayer.lti.Platforms;
import org.traininglayer.sample.SampleTable.Plan;

/**
 * Makes the history once, in the background, while the application serves. A lease in the database
 * lets one application of several do it; after a crash whoever takes the lease goes on.
 */
@Service
class MadeHistory implements SampleHistory, DisposableBean {

  private static final Logger log = LoggerFactory.getLogger(MadeHistory.class);
  private static final OrganisationId ORGANISATION = OrganisationId.DEFAULT;
  private static final Duration RENEW = Duration.ofSeconds(3);
  private static final Duration RETRY = Duration.ofSeconds(1);
  private static final Duration PATIENCE_WITH_WORKERS = Duration.ofSeconds(30);

  private final UUID self = UUID.randomUUID();
  private final SampleProperties properties;
  private final boolean enabled;
  private final SampleTable table;
  private final Practice practice;
  private final SampleMaking making;
  private final SamplePast past;
  private final People people;
  private final Platforms platforms;
  private final Clock clock = Clock.systemUTC();
  private final CountDownLatch closing = new CountDownLatch(1);
  private volatile boolean stopped;
  private volatile @Nullable Thread thread;

  MadeHistory(
      SampleProperties properties,
      Environment environment,
      SampleTable table,
      Practice practice,
      SampleMaking making,
      SamplePast past,
      People people,
      Platforms platforms) {
    this.properties = properties;
    Boolean set = properties.enabled();
    this.enabled = set == null ? environment.acceptsProfiles(Profiles.of("demo")) : set;
    this.table = table;
    this.practice = practice;
    this.making = making;
    this.past = past;
    this.people = people;
    this.platforms = platforms;
  }

  @Override
  public Status status() {
    return table
        .plan(ORGANISATION)
        .map(plan -> new Status(plan.state(), plan.done().size(), plan.people()))
        .orElse(new Status(State.OFF, 0, 0));
  }

  @EventListener(ApplicationReadyEvent.class)
  void start() {
    if (enabled) {
      thread = Thread.ofVirtual().name("sample-history").start(this::makeInTheBackground);
    }
  }

  @Override
  public void destroy() throws InterruptedException {
    stopped = true;
    closing.countDown();
    Thread running = thread;
    if (running != null) {
      running.join(Duration.ofSeconds(5));
    }
  }

  @Override
  public void remove() {
    stopped = true;
    table.remove(ORGANISATION);
    awaitWorkers();
    List<Person> invented = people.all(ORGANISATION).stream().filter(Person::sample).toList();
    people.erase(ORGANISATION, invented.stream().map(Person::id).toList());
    log.info("Sample history: {} invented people and their records were removed", invented.size());
  }

  /** Here or on another node: they see that it was removed when they renew their lease. */
  private void awaitWorkers() {
    long end = System.nanoTime() + PATIENCE_WITH_WORKERS.toNanos();
    while (table.leased(ORGANISATION) && System.nanoTime() < end) {
      if (!pause(Duration.ofMillis(100))) {
        return;
      }
    }
  }

  private void makeInTheBackground() {
    try {
      make();
    } catch (RuntimeException e) {
      if (!stopped) {
        log.warn("Sample history: could not be made, the next start tries again", e);
        table.end(ORGANISATION, State.FAILED);
      }
    }
  }

  /** Makes what is missing; returns when all is there, or when it is not to be made here. */
  void make() {
    if (table.plan(ORGANISATION).isEmpty()) {
      if (practice.attempts(ORGANISATION) > 0) {
        log.info("Sample history: not made, people have practised here already");
        return;
      }
      table.begin(ORGANISATION, properties.seed(), properties.people(), clock.instant());
    }
    Optional<Platform> platform = platform();
    while (!stopped && !over() && (platform.isEmpty() || !table.lease(ORGANISATION, self))) {
      pause(RETRY);
      platform = platform();
    }
    if (stopped || over() || platform.isEmpty()) {
      return;
    }
    CountDownLatch finished = new CountDownLatch(1);
    Thread.ofVirtual().name("sample-lease").start(() -> renewUntil(finished));
    try {
      making.make(platform.get(), table.plan(ORGANISATION).orElseThrow(), () -> stopped);
    } finally {
      finished.countDown();
      table.release(ORGANISATION, self);
    }
    if (!stopped) {
      past.make(ORGANISATION, () -> stopped);
    }
  }

  private boolean over() {
    return table
        .plan(ORGANISATION)
        .map(Plan::state)
        .filter(state -> state == State.READY || state == State.REMOVED)
        .isPresent();
  }

  private Optional<Platform> platform() {
    return platforms.all(ORGANISATION).stream()
        .filter(platform -> platform.clientId().equals(properties.clientId()))
        .findFirst();
  }

  /** Whoever cannot renew stops: it was removed, or another has taken over. */
  private void renewUntil(CountDownLatch finished) {
    try {
      while (!finished.await(RENEW.toMillis(), TimeUnit.MILLISECONDS)) {
        if (!table.lease(ORGANISATION, self)) {
          stopped = true;
        }
      }
    } catch (InterruptedException | RuntimeException e) {
      stopped = true;
    }
  }

  /** Waits; false when the application closes or the thread is to end. */
  private boolean pause(Duration time) {
    try {
      return !closing.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      return false;
    }
  }
}
