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
import org.traininglayer.kernel.CourseId;
import org.traininglayer.learning.AttemptContext;
import org.traininglayer.learning.Attempts.Place;
import org.traininglayer.learning.Forms;
import org.traininglayer.learning.Practice;
import org.traininglayer.lti.Courses;
import org.traininglayer.lti.People;
import org.traininglayer.lti.People.Person;
import org.traininglayer.lti.Platform;
import org.traininglayer.sample.SampleCourse.Activity;
import org.traininglayer.sample.SampleTable.Plan;
import org.traininglayer.steps.Draw;

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
  private final Courses courses;
  private final SampleCheckIns checkIns;
  private final SampleTeams teams;
  private final TransactionTemplate transaction;

  SampleMaking(
      SampleTable table,
      Practice practice,
      Catalog catalog,
      People people,
      Courses courses,
      SampleCheckIns checkIns,
      SampleTeams teams,
      PlatformTransactionManager transactions) {
    this.table = table;
    this.practice = practice;
    this.catalog = catalog;
    this.people = people;
    this.courses = courses;
    this.checkIns = checkIns;
    this.teams = teams;
    this.transaction = new TransactionTemplate(transactions);
  }

  /** Makes what is missing of the plan; returns early when told to stop. */
  void make(Platform platform, Plan plan, BooleanSupplier stopped) {
    long begun = System.nanoTime();
    List<InventedPerson> invented =
        IntStream.range(0, plan.people())
            .mapToObj(number -> InventedPerson.of(plan.seed(), number, plan.people()))
            .toList();
    List<Person> persons =
        people.addSample(
            platform.organisation(),
            platform.id(),
            invented.stream().map(InventedPerson::asNew).toList());
    CourseId course =
        courses.addSample(
            platform.organisation(), platform.id(), SampleCourse.CONTEXT, SampleCourse.TITLE);
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
            if (!made(platform, course, plan, one, persons.get(one.number()), work)) {
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
    checkIns.make(
        platform,
        new Place(platform.organisation(), platform.id(), course, SampleCourse.CONTEXT),
        plan,
        invented.stream()
            .map(one -> new SampleCheckIns.Somebody(one, persons.get(one.number())))
            .toList(),
        stopped);
    if (!stopped.getAsBoolean()) {
      teams.make(platform, plan, invented, persons);
      table.end(platform.organisation(), SampleHistory.State.READY);
      log.info(
          "Sample history: {} people are ready after {} s",
          plan.people(),
          TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun));
    }
  }

  /** All that one person does; false when told to stop before its end. */
  private boolean made(
      Platform platform,
      CourseId course,
      Plan plan,
      InventedPerson one,
      Person person,
      SampleWork work) {
    if (!made(platform, course, plan, one, person, work, SampleCourse.ALL, Integer.MAX_VALUE)) {
      return false;
    }
    for (Activity besides : SampleCourse.besides(one)) {
      if (!made(platform, course, plan, one, person, work, besides, 1)) {
        return false;
      }
    }
    return true;
  }

  private boolean made(
      Platform platform,
      CourseId course,
      Plan plan,
      InventedPerson one,
      Person person,
      SampleWork work,
      Activity activity,
      int attempts) {
    Module module =
        catalog
            .find(activity.module())
            .orElseThrow(
                () -> new IllegalStateException("there is no module " + activity.module()));
    AttemptContext context = SampleCourse.context(platform, course, person, activity);
    long draw = Draw.seed(context.key().learner() + " " + module.id().value());
    Script script =
        new ScriptWriter(module, plan.endsAt())
            .write(
                plan.seed(),
                one,
                attempt -> Forms.seen(module, person.id(), attempt),
                draw,
                attempts);
    return work.perform(context, script);
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
