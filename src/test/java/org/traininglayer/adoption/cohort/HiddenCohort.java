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
 * A cohort that works for half a year, week by week, and shows exactly one thing that is wrong, or
 * none. Forty people who differ: each has a lean of her own, drawn once. What changes in time
 * changes late, so that the first weeks are what it is held against.
 */
public final class HiddenCohort {

  /** First day of the period. */
  public static final LocalDate FROM = LocalDate.parse("2026-01-05");

  /** Weeks of it. */
  public static final int WEEKS = 26;

  private static final int PEOPLE = 40;
  private static final int LATE = WEEKS - 8;
  private static final List<String> STEPS = List.of("draft", "check", "decide", "file");

  /** What is wrong. */
  public enum Wrong {
    NOTHING,
    P1("P1"),
    P2("P2", "W7"),
    P3("P3", "W4"),
    P4("P4"),
    P5("P5", "W11"),
    W1("W1"),
    W2("W2"),
    /** Whoever accepts more readily misses more. */
    W3("W3", "W2"),
    W4("W4"),
    W5("W5"),
    W6("W6"),
    W8("W8"),
    W9("W9"),
    W10("W10"),
    /** What is not signed and has no owner is a void. */
    W11("W11", "P5");

    private final List<String> raises;

    Wrong(String... raises) {
      this.raises = List.of(raises);
    }

    /** The signals and warnings that it is by definition. */
    public List<String> raises() {
      return raises;
    }
  }

  private final Random random;
  private final Wrong wrong;
  private final double[] ofWeek = new double[WEEKS];

  private HiddenCohort(Wrong wrong, long seed) {
    this.random = new Random(seed * 1_000_003 + 17);
    this.wrong = wrong;
    for (int week = 0; week < WEEKS; week++) {
      ofWeek[week] = 0.15 * random.nextGaussian();
    }
  }

  /** The records of one. */
  public static CohortRecords of(Wrong wrong, long seed) {
    return new HiddenCohort(wrong, seed).records();
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
      double lean = 0.5 * random.nextGaussian();
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
              wrong == Wrong.P5 ? null : "Olga Owner"));
      for (int week = 0; week < WEEKS; week++) {
        reviews(reviews, person, lean, week);
        decide(decisions, person, lean, week);
        if (week > 0 && (week + i) % 2 == 0) {
          run(steps, person, lean, week);
        }
        weeks.add(use(person, i, lean, week));
      }
      judge(judged, person, lean);
      tasks(tasks, person);
      twice.add(new RatedTwice(person, 70 + i % 20, 70 + i % 20 + i % 2));
      int before = 2 + random.nextInt(2);
      ratings.add(new ConfidenceRating(person, "errors", 5, before, Wave.PRE));
      ratings.add(
          new ConfidenceRating(person, "errors", 5, before + (chance(0.7) ? 1 : 0), Wave.POST));
    }
    return new CohortRecords(
        new Cohort(Cohort.Kind.COHORT, "Pilot"),
        FROM,
        FROM.plusWeeks(WEEKS),
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
            newest()));
  }

  private Map<Instrument, Instant> newest() {
    Map<Instrument, Instant> newest = new EnumMap<>(Instrument.class);
    for (Instrument instrument : Instrument.values()) {
      boolean silent =
          wrong == Wrong.W9 && (instrument == Instrument.TOOLS || instrument == Instrument.WEEKS);
      newest.put(
          instrument,
          FROM.plusWeeks(silent ? WEEKS - 2 : WEEKS)
              .atStartOfDay(ZoneOffset.UTC)
              .toInstant()
              .minusSeconds(1));
    }
    return newest;
  }

  /** Ten wrong and ten right claims before the training, three and three in each week after it. */
  private void reviews(List<ReviewUnit> to, String person, double lean, int week) {
    int each = week == 0 ? 10 : 3;
    for (int i = 0; i < 2 * each; i++) {
      boolean error = i < each;
      boolean critical = error && chance(0.05);
      double flags = critical ? 0.998 : flags(error, lean, week);
      to.add(
          new ReviewUnit(
              person,
              "attempt " + week,
              "1",
              "unit " + week + "." + i,
              error ? ReviewUnit.Truth.ERROR : ReviewUnit.Truth.CLEAN,
              !error ? null : critical ? ReviewUnit.Severity.CRITICAL : ReviewUnit.Severity.MAJOR,
              error ? "number" : null,
              chance(flags),
              null,
              0.9,
              0.5,
              at(week, 1),
              null));
    }
  }

  private double flags(boolean error, double lean, int week) {
    boolean now = week >= WEEKS - 4;
    if (week == 0 && wrong != Wrong.W5) {
      return error ? leaning(0.6, lean) : leaning(0.3, -lean);
    }
    if (now && wrong == Wrong.W2) {
      return error ? leaning(0.72, lean) : leaning(0.12, -lean);
    }
    if (now && wrong == Wrong.W3) {
      return error ? leaning(0.77, lean) : leaning(0.01, -lean);
    }
    return error ? leaning(0.95, lean) : leaning(0.08, -lean);
  }

  /** One that is permitted in nine weeks of ten, one that is prohibited every fourth week. */
  private void decide(List<PolicyDecision> to, String person, double lean, int week) {
    if (chance(0.9)) {
      double avoids = wrong == Wrong.P3 ? 0.4 : wrong == Wrong.W4 && week >= LATE ? 0.25 : 0.05;
      decision(to, person, PolicyDecision.Truth.PERMITTED, 1 - leaning(avoids, -lean), week);
    }
    if (chance(0.25)) {
      decision(to, person, PolicyDecision.Truth.PROHIBITED, leaning(0.01, -lean), week);
    }
  }

  private void decision(
      List<PolicyDecision> to, String person, PolicyDecision.Truth truth, double uses, int week) {
    PolicyDecision.Truth other =
        truth == PolicyDecision.Truth.PERMITTED
            ? PolicyDecision.Truth.PROHIBITED
            : PolicyDecision.Truth.PERMITTED;
    to.add(
        new PolicyDecision(
            person,
            "scenario",
            "1",
            truth,
            chance(uses) ? PolicyDecision.Choice.USE : PolicyDecision.Choice.AVOID,
            chance(0.97) ? truth : other,
            null,
            null,
            at(week, 2)));
  }

  private void run(List<WorkflowStep> to, String person, double lean, int week) {
    for (int step = 0; step < STEPS.size(); step++) {
      boolean skipped = step == 1 && chance(wrong == Wrong.W10 ? 0.10 : 0.002);
      Instant at = at(week, 3).plusSeconds(60L * step);
      to.add(
          new WorkflowStep(
              person,
              "v1",
              person + " run " + week,
              STEPS.get(step),
              at,
              at,
              skipped ? WorkflowStep.Outcome.SKIPPED : WorkflowStep.Outcome.DONE,
              step == 0 ? WorkflowStep.AiStep.USED : WorkflowStep.AiStep.NONE));
      double lost =
          step != 1
              ? 0.03
              : wrong == Wrong.P4 ? 0.4 : wrong == Wrong.W6 && week >= LATE ? 0.35 : 0.03;
      if (chance(leaning(lost, -lean))) {
        return;
      }
    }
  }

  private UseWeek use(String person, int number, double lean, int week) {
    LocalDate monday = FROM.plusWeeks(week);
    if (wrong == Wrong.W9 && week >= WEEKS - 2) {
      return new UseWeek(person, monday, 0, true);
    }
    if (wrong == Wrong.P2) {
      return new UseWeek(person, monday, number < 3 ? 12 : chance(0.15) ? 1 : 0, false);
    }
    double uses = wrong == Wrong.W1 && week >= LATE ? 0.5 : 0.85;
    int outputs = chance(leaning(uses, lean + ofWeek[week])) ? 1 + random.nextInt(3) : 0;
    return new UseWeek(person, monday, outputs, false);
  }

  private void judge(List<Judged> to, String person, double lean) {
    for (int i = 0; i < 20; i++) {
      boolean messy = i >= 10;
      to.add(
          new Judged(
              person, messy, chance(leaning(!messy ? 0.9 : wrong == Wrong.P1 ? 0.6 : 0.86, lean))));
    }
  }

  private void tasks(List<TimedTask> to, String person) {
    double own = Math.exp(random.nextGaussian() * 0.25);
    if (wrong != Wrong.P5) {
      to.add(task(person, Condition.UNAIDED, 45 * own, 1));
    }
    to.add(task(person, Condition.AIDED, 33 * own, wrong == Wrong.W8 ? 0.75 : 1));
  }

  private TimedTask task(String person, Condition condition, double minutes, double feels) {
    Duration time = minutes(minutes * Math.exp(random.nextGaussian() * 0.2));
    Duration felt =
        minutes(time.toSeconds() / 60.0 * feels * Math.exp(random.nextGaussian() * 0.15));
    double quality = Math.min(100, 78 + random.nextGaussian() * 6);
    return new TimedTask(
        person, "report", condition, time, time, felt, true, quality, 0, "rater", true);
  }

  private static Duration minutes(double minutes) {
    return Duration.ofSeconds(Math.max(1, Math.round(60 * minutes)));
  }

  /** A chance, moved on the scale of log odds. */
  private static double leaning(double chance, double by) {
    return 1 / (1 + (1 - chance) / chance * Math.exp(-by));
  }

  private boolean chance(double of) {
    return random.nextDouble() < of;
  }

  private static Instant at(int week, int day) {
    return FROM.plusWeeks(week).plusDays(day).atTime(9, 0).toInstant(ZoneOffset.UTC);
  }
}
