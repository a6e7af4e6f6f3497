package org.traininglayer.sample;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.traininglayer.admin.SampleHistory;
import org.traininglayer.catalog.Catalog;
import org.traininglayer.catalog.Module;
import org.traininglayer.learning.Forms;
import org.traininglayer.learning.Practice;
import org.traininglayer.lti.People;
import org.traininglayer.lti.People.Person;
import org.traininglayer.lti.Platform;
import org.traininglayer.sample.SampleTable.Plan;

/** Makes the history of all people of a plan who are not complete yet, two at a time. */
@Component
class SampleMaking {

  private static final Logger log = LoggerFactory.getLogger(SampleMaking.class);
  private static final int WORKERS = 2;
  private static final int TELL_EACH = 20;

  private final SampleTable table;
  private final Practice practice;
  private final Catalog catalog;
  private final People people;
  private final TransactionTemplate transaction;

  SampleMaking(
      SampleTable table,
      Practice practice,
      Catalog catalog,
      People people,
      PlatformTransactionManager transactions) {
    this.table = table;
    this.practice = practice;
    this.catalog = catalog;
    this.people = people;
    this.transaction = new TransactionTemplate(transactions);
  }

  /** Makes what is missing of the plan; returns early when told to stop. */
  void make(Platform platform, Plan plan, BooleanSupplier stopped) {
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
            platform.organisation(),
            platform.id(),
            invented.stream().map(InventedPerson::asNew).toList());
    ScriptWriter writer = new ScriptWriter(module, plan.endsAt());
    SampleWork work = new SampleWork(practice, transaction, stopped);
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
            Person person = persons.get(one.number());
            Script script =
                writer.write(plan.seed(), one, attempt -> Forms.seen(module, person.id(), attempt));
            if (!work.perform(SampleCourse.context(platform, person), script)) {
              return;
            }
            table.done(platform.organisation(), one.number());
            int count = done.incrementAndGet();
            if (count % TELL_EACH == 0) {
              log.info("Sample history: {} of {} people", count, plan.people());
            }
          }
        };
    inParallel(worker);
    if (!stopped.getAsBoolean()) {
      table.end(platform.organisation(), SampleHistory.State.READY);
      log.info(
          "Sample history: {} people are ready after {} s",
          plan.people(),
          TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun));
    }
  }

  /** Lets the workers work and passes on what went wrong with one. */
  private static void inParallel(Runnable worker) {
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
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while people were being made", e);
      }
    }
    RuntimeException failure = failures.poll();
    if (failure != null) {
      throw failure;
    }
  }
}
