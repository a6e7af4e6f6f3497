package org.traininglayer.adoption.cohort;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.traininglayer.adoption.statistics.LogTimes;
import org.traininglayer.adoption.statistics.outcomes.Workflow;
import org.traininglayer.adoption.statistics.records.ConfidenceRating;
import org.traininglayer.adoption.statistics.records.PolicyDecision;
import org.traininglayer.adoption.statistics.records.ReviewUnit;
import org.traininglayer.adoption.statistics.records.RosterEntry;
import org.traininglayer.adoption.statistics.records.TimedTask;
import org.traininglayer.adoption.statistics.records.UseWeek;
import org.traininglayer.adoption.statistics.records.WorkflowStep;

/**
 * All that is known of a cohort in a period: what arose while people were in it.
 *
 * @param from first day, a Monday
 * @param to first day no more, a Monday
 * @param roster whoever belonged to it at some time in the period
 * @param tasks with AI, of the period; without AI, also from before: they are the baseline
 * @param ratings up to the end of the period, waves before it included
 * @param steps entries of runs that began in the period
 * @param weeks one for each person and week on the roster, from 26 weeks before the period on;
 *     empty when nothing tells of use at all. Weeks of which nobody knows anything are excused; so
 *     are those before a tool told of use first and after it did so last
 */
public record CohortRecords(
    Cohort cohort,
    LocalDate from,
    LocalDate to,
    List<RosterEntry> roster,
    List<ReviewUnit> reviews,
    List<PolicyDecision> decisions,
    List<TimedTask> tasks,
    List<ConfidenceRating> ratings,
    List<WorkflowStep> steps,
    List<UseWeek> weeks,
    Beside beside) {

  /** How far back use is told of, so that it can be followed from the training on. */
  public static final int WEEKS_BEFORE = 26;

  /** Copies the lists. */
  public CohortRecords {
    roster = List.copyOf(roster);
    reviews = List.copyOf(reviews);
    decisions = List.copyOf(decisions);
    tasks = List.copyOf(tasks);
    ratings = List.copyOf(ratings);
    steps = List.copyOf(steps);
    weeks = List.copyOf(weeks);
  }

  /** Nothing known yet of this cohort. */
  public static CohortRecords nothing(Cohort cohort, LocalDate from, LocalDate to) {
    return new CohortRecords(
        cohort,
        from,
        to,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Beside.NOTHING);
  }

  /** What instruments there are. */
  public enum Instrument {
    REVIEWS,
    DECISIONS,
    /** Why somebody left what they may use. */
    REASONS,
    TASKS,
    RATINGS,
    STEPS,
    WEEKS,
    /** A tool that tells of use, not people who are asked. */
    TOOLS
  }

  /**
   * What figures need beside the facts.
   *
   * @param workflows whose runs are in the steps
   * @param judged items of training, for success on clean against messy ones
   * @param ratedTwice outputs that two people rated
   * @param work tasks of real work, which are among all tasks; the others are of practice
   * @param guided claims judged with guidance: they tell who is competent, and count nowhere else
   * @param neutralTimes how long people take over items that are no question of policy
   * @param newest when each instrument last told something
   */
  public record Beside(
      List<Workflow> workflows,
      List<Judged> judged,
      List<RatedTwice> ratedTwice,
      List<TimedTask> work,
      List<ReviewUnit> guided,
      Map<String, LogTimes> neutralTimes,
      Map<Instrument, Instant> newest) {

    /** Nothing. */
    public static final Beside NOTHING =
        new Beside(List.of(), List.of(), List.of(), List.of(), List.of(), Map.of(), Map.of());

    /** Copies all. */
    public Beside {
      workflows = List.copyOf(workflows);
      judged = List.copyOf(judged);
      ratedTwice = List.copyOf(ratedTwice);
      work = List.copyOf(work);
      guided = List.copyOf(guided);
      neutralTimes = Map.copyOf(neutralTimes);
      newest = newest.isEmpty() ? Map.of() : Map.copyOf(new EnumMap<>(newest));
    }
  }

  /** One item with a right answer: guided and clean, or as messy as on the job. */
  public record Judged(String person, boolean messy, boolean right) {}

  /** Two scores of one output, in whole points. */
  public record RatedTwice(String person, int first, int second) {}

  /** Up to when it is told: the end of the period. */
  public Instant asOf() {
    return to.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** Everybody who belonged to it in the period. */
  public Set<String> people() {
    Set<String> people = new TreeSet<>();
    roster.forEach(entry -> people.add(entry.person()));
    return people;
  }

  /** When this instrument last told something; null when it never did. */
  public @Nullable Instant newest(Instrument instrument) {
    return beside.newest().get(instrument);
  }

  /** What was judged from this moment on, and nothing else. */
  public CohortRecords judgedSince(Instant moment) {
    return only(
        reviews.stream().filter(unit -> !unit.decidedAt().isBefore(moment)).toList(),
        beside.guided().stream().filter(unit -> !unit.decidedAt().isBefore(moment)).toList(),
        List.of());
  }

  /** The use from this week on, and nothing else. */
  public CohortRecords usedSince(LocalDate week) {
    return only(
        List.of(), List.of(), weeks.stream().filter(one -> !one.week().isBefore(week)).toList());
  }

  /**
   * The same, with whoever answers for the training layer where the roster names nobody.
   *
   * @param accountable blank where there is nobody
   */
  public CohortRecords answeredBy(String accountable) {
    return accountable.isBlank()
        ? this
        : new CohortRecords(
            cohort,
            from,
            to,
            roster.stream().map(entry -> entry.answeredBy(accountable)).toList(),
            reviews,
            decisions,
            tasks,
            ratings,
            steps,
            weeks,
            beside);
  }

  private CohortRecords only(
      List<ReviewUnit> judged, List<ReviewUnit> withGuidance, List<UseWeek> used) {
    return new CohortRecords(
        cohort,
        from,
        to,
        roster,
        judged,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        used,
        new Beside(List.of(), List.of(), List.of(), List.of(), withGuidance, Map.of(), Map.of()));
  }

  /** The same without these people: what would be if they left. */
  public CohortRecords without(Set<String> people) {
    return new CohortRecords(
        cohort,
        from,
        to,
        others(roster, RosterEntry::person, people),
        others(reviews, ReviewUnit::person, people),
        others(decisions, PolicyDecision::person, people),
        others(tasks, TimedTask::person, people),
        others(ratings, ConfidenceRating::person, people),
        others(steps, WorkflowStep::person, people),
        others(weeks, UseWeek::person, people),
        new Beside(
            beside.workflows(),
            others(beside.judged(), Judged::person, people),
            others(beside.ratedTwice(), RatedTwice::person, people),
            others(beside.work(), TimedTask::person, people),
            others(beside.guided(), ReviewUnit::person, people),
            beside.neutralTimes(),
            beside.newest()));
  }

  private static <T> List<T> others(List<T> all, Function<T, String> person, Set<String> without) {
    return all.stream().filter(one -> !without.contains(person.apply(one))).toList();
  }
}
