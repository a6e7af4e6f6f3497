package org.traininglayer.adoption.cohort;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.traininglayer.adoption.cohort.CohortRecords.Beside;
import org.traininglayer.adoption.cohort.CohortRecords.Instrument;
import org.traininglayer.adoption.cohort.CohortRecords.Judged;
import org.traininglayer.adoption.cohort.CohortRecords.RatedTwice;
import org.traininglayer.adoption.statistics.outcomes.Workflow;
import org.traininglayer.adoption.statistics.records.ConfidenceRating;
import org.traininglayer.adoption.statistics.records.ConfidenceRating.Wave;
import org.traininglayer.adoption.statistics.records.PolicyDecision;
import org.traininglayer.adoption.statistics.records.ReviewUnit;
import org.traininglayer.adoption.statistics.records.RosterEntry;
import org.traininglayer.adoption.statistics.records.TimedTask;
import org.traininglayer.adoption.statistics.records.TimedTask.Condition;
import org.traininglayer.adoption.statistics.records.UseWeek;
import org.traininglayer.adoption.statistics.records.WorkflowStep;

/**
 * A cohort whose truth is known: healthy in everything but one pattern. Forty people, half a year.
 */
public final class InventedCohort {

  /** First day of the period. */
  public static final LocalDate FROM = LocalDate.parse("2026-01-05");

  /** First day no more. */
  public static final LocalDate TO = FROM.plusWeeks(26);

  private static final int PEOPLE = 40;
  private static final List<String> STEPS = List.of("draft", "check", "decide", "file");

  private final Random random;
  private final @Nullable String pattern;

  private InventedCohort(@Nullable String pattern, long seed) {
    this.random = new Random(seed);
    this.pattern = pattern;
  }

  /** One that shows this pattern, P1 to P5, or none. */
  public static CohortRecords showing(@Nullable String pattern, long seed) {
    return new InventedCohort(pattern, seed).records();
  }

  private boolean is(String id) {
    return id.equals(pattern);
  }

  private CohortRecords records() {
    List<RosterEntry> roster = new ArrayList<>();
    List<ReviewUnit> reviews = new ArrayList<>();
    List<PolicyDecision> decisions = new ArrayList<>();
    List<TimedTask> tasks = new ArrayList<>();
    List<ConfidenceRating> ratings = new ArrayList<>();
    List<WorkflowStep> steps = new ArrayList<>();
    List<UseWeek> weeks = new ArrayList<>();
    List<Judged> judged = new ArrayList<>();
    List<RatedTwice> twice = new ArrayList<>();
    for (int i = 0; i < PEOPLE; i++) {
      String person = "person " + i;
      roster.add(
          new RosterEntry(
              person,
              FROM,
              null,
              "cra",
              "TL-1",
              "",
              "Pilot",
              true,
              FROM.plusDays(3),
              is("P5") ? null : "Olga Owner"));
      reviews.addAll(reviews(person));
      judged.addAll(judged(person));
      decisions.addAll(decisions(person));
      tasks.addAll(tasks(person));
      twice.add(new RatedTwice(person, 70 + i % 20, 70 + i % 20 + i % 2));
      ratings.add(new ConfidenceRating(person, "errors", 5, 2, Wave.PRE));
      ratings.add(new ConfidenceRating(person, "errors", 5, 3, Wave.POST));
      steps.addAll(steps(person));
      weeks.addAll(weeks(person, i));
    }
    Map<Instrument, Instant> newest = new EnumMap<>(Instrument.class);
    for (Instrument instrument : Instrument.values()) {
      newest.put(instrument, at(26).minusSeconds(1));
    }
    return new CohortRecords(
        new Cohort(Cohort.Kind.COHORT, "Pilot"),
        FROM,
        TO,
        roster,
        reviews,
        decisions,
        tasks,
        ratings,
        steps,
        weeks,
        new Beside(
            List.of(new Workflow("v1", STEPS, Set.of("check"), Set.of("draft"), Workflow.WINDOW)),
            judged,
            twice,
            tasks,
            List.of(),
            Map.of(),
            newest));
  }

  private List<ReviewUnit> reviews(String person) {
    List<ReviewUnit> units = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      boolean wrong = i < 15;
      units.add(
          new ReviewUnit(
              person,
              "attempt",
              "1",
              "unit " + i,
              wrong ? ReviewUnit.Truth.ERROR : ReviewUnit.Truth.CLEAN,
              wrong ? ReviewUnit.Severity.MAJOR : null,
              wrong ? "number" : null,
              chance(wrong ? 0.85 : 0.1),
              null,
              0.8,
              0.5,
              at(4),
              null));
    }
    return units;
  }

  private List<Judged> judged(String person) {
    List<Judged> judged = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      boolean messy = i >= 10;
      judged.add(new Judged(person, messy, chance(messy && is("P1") ? 0.55 : 0.88)));
    }
    return judged;
  }

  private List<PolicyDecision> decisions(String person) {
    List<PolicyDecision> decisions = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      boolean may = i < 6;
      boolean uses = chance(may ? (is("P3") ? 0.6 : 0.95) : 0.02);
      PolicyDecision.Truth truth =
          may ? PolicyDecision.Truth.PERMITTED : PolicyDecision.Truth.PROHIBITED;
      decisions.add(
          new PolicyDecision(
              person,
              "scenario " + i,
              "1",
              truth,
              uses ? PolicyDecision.Choice.USE : PolicyDecision.Choice.AVOID,
              truth,
              null,
              null,
              null));
    }
    return decisions;
  }

  private List<TimedTask> tasks(String person) {
    double own = Math.exp(random.nextGaussian() * 0.2);
    return is("P5")
        ? List.of(task(person, Condition.AIDED, 30 * own))
        : List.of(
            task(person, Condition.UNAIDED, 45 * own), task(person, Condition.AIDED, 32 * own));
  }

  private TimedTask task(String person, Condition condition, double minutes) {
    Duration time =
        Duration.ofSeconds(Math.round(60 * minutes * Math.exp(random.nextGaussian() * 0.15)));
    double quality = 78 + random.nextGaussian() * 5;
    return new TimedTask(
        person, "report", condition, time, time, null, true, quality, 0, "rater", true);
  }

  private List<WorkflowStep> steps(String person) {
    List<WorkflowStep> entries = new ArrayList<>();
    for (int run = 0; run < 4; run++) {
      for (int step = 0; step < STEPS.size(); step++) {
        Instant at = at(6 + 3 * run).plusSeconds(step);
        entries.add(
            new WorkflowStep(
                person,
                "v1",
                person + " run " + run,
                STEPS.get(step),
                at,
                at,
                WorkflowStep.Outcome.DONE,
                step == 0 ? WorkflowStep.AiStep.USED : WorkflowStep.AiStep.NONE));
        if (chance(step == 1 && is("P4") ? 0.4 : 0.02)) {
          break;
        }
      }
    }
    return entries;
  }

  private List<UseWeek> weeks(String person, int number) {
    List<UseWeek> weeks = new ArrayList<>();
    for (int week = 0; week < 26; week++) {
      int outputs =
          is("P2") ? (number < 3 ? 12 : chance(0.15) ? 1 : 0) : chance(0.9) ? 1 + number % 3 : 0;
      weeks.add(new UseWeek(person, FROM.plusWeeks(week), outputs, false));
    }
    return weeks;
  }

  private boolean chance(double of) {
    return random.nextDouble() < of;
  }

  private static Instant at(int week) {
    return FROM.plusWeeks(week).atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
