package org.traininglayer.sample;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.traininglayer.checkins.CheckIn;
import org.traininglayer.checkins.CheckInForm;
import org.traininglayer.checkins.CheckIns;
import org.traininglayer.checkins.Confirmation;
import org.traininglayer.learning.AttemptContext;
import org.traininglayer.learning.Attempts.Place;
import org.traininglayer.lti.People.Person;
import org.traininglayer.lti.Platform;
import org.traininglayer.sample.SampleCourse.Activity;
import org.traininglayer.sample.SampleTable.Plan;
import org.traininglayer.steps.checkin.CheckinStep.Item;

/**
 * What invented people say in their check-ins, and what one of them who leads confirms about the
 * others' work: through the real answer path, at its times, one after the other, so that it can be
 * taken up anywhere. Some are left unanswered.
 */
@Component
class SampleCheckIns {

  private static final double LEAST = 0.45;
  private static final double CONFIRMED = 0.65;
  private static final double COACHES = 0.3;
  private static final Set<String> COACHING = Set.of("coached", "improved");
  private static final String NONE = "none";

  private final CheckIns checkIns;
  private final SampleExtras extras;
  private final TransactionTemplate transaction;

  SampleCheckIns(CheckIns checkIns, SampleExtras extras, PlatformTransactionManager transactions) {
    this.checkIns = checkIns;
    this.extras = extras;
    this.transaction = new TransactionTemplate(transactions);
  }

  /** Somebody invented, and who they are here. */
  record Somebody(InventedPerson nature, Person person) {}

  /** Where all of it happens. */
  private record Scene(Platform platform, Place place, Plan plan) {}

  /** All check-ins of the half year that are due before its end. */
  void make(
      Platform platform, Place place, Plan plan, List<Somebody> all, BooleanSupplier stopped) {
    Scene scene = new Scene(platform, place, plan);
    for (Somebody one : all) {
      if (stopped.getAsBoolean()) {
        return;
      }
      transaction.executeWithoutResult(status -> answers(scene, one));
    }
    Somebody lead =
        all.stream()
            .filter(one -> one.nature().jobRole().equals("clin-ops-manager"))
            .findFirst()
            .orElse(null);
    if (lead != null && !stopped.getAsBoolean()) {
      transaction.executeWithoutResult(status -> confirms(scene, lead));
    }
  }

  private void answers(Scene scene, Somebody one) {
    for (CheckIn due : checkIns.of(scene.place, one.person.id(), scene.plan.endsAt())) {
      Random random = random(scene, one.nature, due);
      Instant at = atWork(due.dueAt().plus(Duration.ofDays(random.nextInt(9))), random);
      boolean answers = random.nextDouble() < LEAST + 0.45 * one.nature.diligence();
      if (!answers || due.said() != null || at.isAfter(scene.plan.endsAt())) {
        continue;
      }
      checkIns
          .asked(scene.place, due, one.nature.jobRole())
          .ifPresent(form -> {
            checkIns.answer(
                scene.place,
                due,
                form,
                context(scene, one.person, due),
                replies(one.nature, form.step().items(), random),
                at);
            extras.answers(
                scene.place, due, one.nature, context(scene, one.person, due), at, random);
          });
    }
  }

  private void confirms(Scene scene, Somebody lead) {
    Instant end = scene.plan.endsAt();
    Map<UUID, Confirmation> before = checkIns.confirmations(scene.place);
    for (CheckIn due : checkIns.in(scene.place, end)) {
      boolean asked =
          due.lead() && due.passed().sample() && !due.learner().equals(lead.person.id());
      if (!asked || before.containsKey(due.registration())) {
        continue;
      }
      Random random = random(scene, lead.nature, due);
      Instant at = atWork(due.dueAt().plus(Duration.ofDays(2 + random.nextInt(18))), random);
      CheckIn.Said said = due.said();
      boolean worked = said == null || !said.to("use").contains(NONE);
      if (!worked || random.nextDouble() >= CONFIRMED || at.isAfter(end)) {
        continue;
      }
      CheckInForm form =
          checkIns.forLead(scene.place, List.of(due), before).get(due.registration());
      if (form != null) {
        Map<String, List<String>> replies = new HashMap<>();
        for (Item item : form.step().items()) {
          replies.put(item.id(), List.of(seen(item, random)));
        }
        checkIns.confirm(scene.place, due, context(scene, lead.person, due), replies, at);
      }
    }
  }

  private static AttemptContext context(Scene scene, Person person, CheckIn due) {
    return SampleCourse.context(
        scene.platform,
        scene.place.course(),
        person,
        new Activity(due.module(), due.passed().resourceLinkId()));
  }

  /** The same whenever it is asked; what the database draws is not in it. */
  private static Random random(Scene scene, InventedPerson person, CheckIn due) {
    return new Random(
        scene.plan.seed() * 31
            + person.number() * 7_919L
            + due.dueAt().getEpochSecond()
            + due.module().value().hashCode());
  }

  private static Map<String, List<String>> replies(
      InventedPerson person, List<Item> items, Random random) {
    boolean used = random.nextDouble() < 0.85;
    Map<String, List<String>> replies = new HashMap<>();
    for (Item item : items) {
      replies.put(item.id(), reply(person, item, used, random));
    }
    return replies;
  }

  private static List<String> reply(InventedPerson person, Item item, boolean used, Random random) {
    return switch (item.kind()) {
      case FREQUENCY -> List.of(used ? among(random, "one-or-two", "three-to-five", "more") : NONE);
      case STAGE_LIST -> stages(person, item, used, random);
      case COUNT -> List.of(count(person, item, used, random));
      case CONFIDENCE ->
          List.of(
              String.valueOf(
                  Math.clamp(
                      Math.round(6.5 + 6 * person.selfTrust() + random.nextGaussian()), 0, 10)));
      case BARRIER -> List.of(barrier(person, used, random));
      case YES_NO -> List.of(random.nextDouble() < 0.65 ? "yes" : "no");
      case CHOICE -> List.of(mostlyFirst(item, random));
      case NOTE -> List.of("");
    };
  }

  /** Most do all, unless it does not fit; whoever does not mostly leaves out the last one. */
  private static List<String> stages(
      InventedPerson person, Item item, boolean used, Random random) {
    List<String> all = item.stages().stream().map(stage -> stage.id()).toList();
    if (!used || all.isEmpty()) {
      return List.of(NONE);
    }
    double kind = random.nextDouble();
    double whole = person.team() == SampleTeam.MISFIT ? 0.35 : 0.9;
    int done =
        kind < whole
            ? all.size()
            : kind < 0.3 + 0.7 * whole ? all.size() - 1 : (all.size() + 1) / 2;
    return done == 0 ? List.of(NONE) : all.subList(0, done);
  }

  /** The less diligent check less. */
  private static String count(InventedPerson person, Item item, boolean used, Random random) {
    boolean unchecked = !used || random.nextDouble() > 0.45 + 0.6 * person.diligence();
    return unchecked && item.otherwise() != null
        ? "not-counted"
        : String.valueOf(random.nextInt(4));
  }

  private static String barrier(InventedPerson person, boolean used, Random random) {
    if (!used) {
      return among(random, "unsure-if-allowed", "no-time", "no-access", "unsure-if-allowed");
    }
    if (random.nextDouble() < 0.4) {
      return NONE;
    }
    if (person.team() == SampleTeam.AFRAID) {
      return "unsure-if-allowed";
    }
    return person.team() == SampleTeam.MISFIT || person.jobRole().equals("data-manager")
        ? among(random, "extra-work-not-in-process", "extra-work-not-in-process", "no-time")
        : among(
            random,
            "tool-differs-from-training",
            "extra-work-not-in-process",
            "only-expert-colleagues-use-it",
            "no-idea-if-it-helps",
            "quality-too-low",
            "unsure-if-allowed");
  }

  /** Most work shows that it was checked; few people coach others. */
  private static String seen(Item item, Random random) {
    return COACHING.contains(item.id())
        ? random.nextDouble() < COACHES ? "seen" : "not-seen"
        : mostlyFirst(item, random);
  }

  private static String mostlyFirst(Item item, Random random) {
    List<String> options = item.stages().stream().map(stage -> stage.id()).toList();
    return options.get(random.nextDouble() < 0.6 ? 0 : random.nextInt(options.size()));
  }

  private static String among(Random random, String... codes) {
    return codes[random.nextInt(codes.length)];
  }

  /** On a working day, in working hours. */
  private static Instant atWork(Instant day, Random random) {
    ZonedDateTime at =
        day.atZone(ZoneOffset.UTC)
            .with(LocalTime.of(7 + random.nextInt(9), random.nextInt(60), random.nextInt(60)));
    while (at.getDayOfWeek() == DayOfWeek.SATURDAY || at.getDayOfWeek() == DayOfWeek.SUNDAY) {
      at = at.plusDays(1);
    }
    return at.toInstant();
  }
}
