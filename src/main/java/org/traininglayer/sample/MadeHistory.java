package org.traininglayer.sample;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.traininglayer.catalog.Catalog;
import org.traininglayer.catalog.Module;
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
  private static final int WORKERS = 2;
  private static final int TELL_EACH = 20;
  private static final Duration RENEW = Duration.ofSeconds(3);
  private static final Duration RETRY = Duration.ofSeconds(1);
  private static final Duration PATIENCE_WITH_WORKERS = Duration.ofSeconds(30);

  private final UUID self = UUID.randomUUID();
  private final SampleProperties properties;
  private final boolean enabled;
  private final SampleTable table;
  private final Practice practice;
  private final Catalog catalog;
  private final People people;
  private final Platforms platforms;
  private final TransactionTemplate transaction;
  private final Clock clock = Clock.systemUTC();
  private final CountDownLatch closing = new CountDownLatch(1);
  private volatile boolean stopped;
  private volatile @Nullable Thread thread;

  MadeHistory(
      SampleProperties properties,
      Environment environment,
      SampleTable table,
      Practice practice,
      Catalog catalog,
      People people,
      Platforms platforms,
      PlatformTransactionManager transactions) {
    this.properties = properties;
    Boolean set = properties.enabled();
    this.enabled = set == null ? environment.acceptsProfiles(Profiles.of("demo")) : set;
    this.table = table;
    this.practice = practice;
    this.catalog = catalog;
    this.people = people;
    this.platforms = platforms;
    this.transaction = new TransactionTemplate(transactions);
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
      pause(Duration.ofMillis(100));
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
      make(platform.get(), table.plan(ORGANISATION).orElseThrow());
    } finally {
      finished.countDown();
      table.release(ORGANISATION, self);
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

  private void make(Platform platform, Plan plan) {
    long begun = System.nanoTime();
    Module module =
        catalog
            .find(SampleCourse.MODULE)
            .orElseThrow(
                () -> new IllegalStateException("there is no module " + SampleCourse.MODULE));
    List<InventedPerson> invented =
        IntStream.range(0, plan.people())
            .mapToObj(number -> InventedPerson.of(plan.seed(), number, plan.people()))
            .toList();
    List<Person> persons =
        people.addSample(
            ORGANISATION, platform.id(), invented.stream().map(InventedPerson::asNew).toList());
    ScriptWriter writer = new ScriptWriter(module, plan.endsAt());
    SampleWork work = new SampleWork(practice, transaction, () -> stopped);
    Queue<InventedPerson> waiting =
        new ConcurrentLinkedQueue<>(
            invented.stream().filter(one -> !plan.done().contains(one.number())).toList());
    log.info(
        "Sample history: making half a year of {} people, {} are there already",
        plan.people(),
        plan.done().size());
    AtomicInteger done = new AtomicInteger(plan.done().size());
    Runnable worker =
        () -> {
          for (InventedPerson one = waiting.poll(); one != null; one = waiting.poll()) {
            Script script = writer.write(plan.seed(), one);
            if (!work.perform(SampleCourse.seat(platform, persons.get(one.number())), script)) {
              return;
            }
            table.done(ORGANISATION, one.number());
            int count = done.incrementAndGet();
            if (count % TELL_EACH == 0) {
              log.info("Sample history: {} of {} people", count, plan.people());
            }
          }
        };
    inParallel(worker);
    if (!stopped) {
      table.end(ORGANISATION, State.READY);
      log.info(
          "Sample history: {} people are ready after {} s",
          plan.people(),
          TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun));
    }
  }

  /** Lets the workers work and passes on what went wrong with one. */
  private void inParallel(Runnable worker) {
    Queue<RuntimeException> failures = new ConcurrentLinkedQueue<>();
    Runnable careful =
        () -> {
          try {
            worker.run();
          } catch (RuntimeException e) {
            failures.add(e);
          }
        };
    List<Thread> threads =
        IntStream.rangeClosed(1, WORKERS)
            .mapToObj(n -> Thread.ofVirtual().name("sample-" + n).start(careful))
            .toList();
    for (Thread one : threads) {
      try {
        one.join();
      } catch (InterruptedException e) {
        stopped = true;
        Thread.currentThread().interrupt();
      }
    }
    RuntimeException failure = failures.poll();
    if (failure != null) {
      throw failure;
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
