package org.traininglayer.adoption.cohort;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.traininglayer.adoption.cohort.CohortRecords.Instrument;
import org.traininglayer.adoption.cohort.CohortRecords.Judged;
import org.traininglayer.adoption.statistics.Counts;
import org.traininglayer.adoption.statistics.EvidenceStatus;
import org.traininglayer.adoption.statistics.Measurement;
import org.traininglayer.adoption.statistics.MeasuringRules;
import org.traininglayer.adoption.statistics.Minimums;
import org.traininglayer.adoption.statistics.Proportion;
import org.traininglayer.adoption.statistics.comparison.Comparison;
import org.traininglayer.adoption.statistics.comparison.Design;
import org.traininglayer.adoption.statistics.habits.Habit;
import org.traininglayer.adoption.statistics.habits.Retention;
import org.traininglayer.adoption.statistics.habits.Use;
import org.traininglayer.adoption.statistics.outcomes.Confidence;
import org.traininglayer.adoption.statistics.outcomes.Confidence.WaveChange;
import org.traininglayer.adoption.statistics.outcomes.ErrorCatching;
import org.traininglayer.adoption.statistics.outcomes.OutputQuality;
import org.traininglayer.adoption.statistics.outcomes.ReviewCell;
import org.traininglayer.adoption.statistics.outcomes.Run;
import org.traininglayer.adoption.statistics.outcomes.Shares;
import org.traininglayer.adoption.statistics.outcomes.TimeToCompletion;
import org.traininglayer.adoption.statistics.outcomes.Workflow;
import org.traininglayer.adoption.statistics.outcomes.WorkflowCompletion;
import org.traininglayer.adoption.statistics.records.ConfidenceRating;
import org.traininglayer.adoption.statistics.records.ConfidenceRating.Wave;
import org.traininglayer.adoption.statistics.records.PolicyDecision;
import org.traininglayer.adoption.statistics.records.RosterEntry;
import org.traininglayer.adoption.statistics.records.TimedTask;
import org.traininglayer.adoption.statistics.records.TimedTask.Condition;
import org.traininglayer.adoption.statistics.records.UseWeek;
import org.traininglayer.adoption.statistics.signals.ComplianceChill;
import org.traininglayer.adoption.statistics.signals.DemoToDesktop;
import org.traininglayer.adoption.statistics.signals.MeasurementVoid;
import org.traininglayer.adoption.statistics.signals.PowerUsers;
import org.traininglayer.adoption.statistics.signals.Signal;
import org.traininglayer.adoption.statistics.signals.WorkflowMismatch;

/**
 * Every figure of a cohort. Pure, and not guarded: it is for the disclosure control, for warnings
 * and for the verdict.
 *
 * @param people who belonged to the cohort in the period
 * @param competent people whose own d′ is 1 or more
 */
public record CohortFigures(
    Cohort cohort,
    LocalDate from,
    LocalDate to,
    int people,
    Set<String> competent,
    Outcomes outcomes,
    Signals signals,
    Lasting lasting) {

  /** Policy questions that must be right, so that avoiding is no ignorance. */
  public static final double KNOWS = 0.8;

  /** How long what people do day by day stays fresh. */
  public static final Duration FRESH = Duration.ofDays(28);

  /** How long what is measured now and then stays fresh. */
  public static final Duration FRESH_SELDOM = Duration.ofDays(182);

  /** Weeks over which what everybody makes is compared. */
  public static final int USED = 8;

  /** Copies. */
  public CohortFigures {
    competent = Set.copyOf(competent);
  }

  /**
   * M1 to M5.
   *
   * @param changes of confidence, topic by topic, between waves that somebody answered
   */
  public record Outcomes(
      OutputQuality.Result quality,
      TimeToCompletion.Result time,
      Confidence.Fit fit,
      List<TopicChange> changes,
      ErrorCatching.Result catching,
      WorkflowCompletion.Result completion) {

    /** Copies the list. */
    public Outcomes {
      changes = List.copyOf(changes);
    }
  }

  /** How sure people are of one topic, from one wave to another. */
  public record TopicChange(String topic, Wave from, Wave to, WaveChange change) {}

  /**
   * P1 to P5.
   *
   * @param workflow of P4; null when there are no runs
   */
  public record Signals(
      Signal demo,
      PowerUsers.Result users,
      ComplianceChill.Result chill,
      WorkflowMismatch.Result mismatch,
      @Nullable String workflow,
      MeasurementVoid.Result measured) {

    /** All five, in order. */
    public List<Signal> all() {
      return List.of(demo, users.signal(), chill.signal(), mismatch.signal(), measured.signal());
    }
  }

  /**
   * Whether use lasts.
   *
   * @param activeByWeek active people of those on the roster, week by week of the period; excused
   *     ones in neither number
   * @param trained how many more of the trained used it in half of the last four weeks or more
   */
  public record Lasting(
      Retention retention, SortedMap<LocalDate, Proportion> activeByWeek, Comparison trained) {

    /** Copies the map. */
    public Lasting {
      activeByWeek = Collections.unmodifiableSortedMap(new TreeMap<>(activeByWeek));
    }
  }

  /** With intervals as pages show them. */
  public static CohortFigures of(CohortRecords records) {
    return of(records, MeasuringRules.ofPages(records.asOf()));
  }

  /** With other rules, as planned looks need them. */
  public static CohortFigures of(CohortRecords records, MeasuringRules rules) {
    SortedMap<String, ReviewCell> cells = ReviewCell.of(records.reviews());
    Set<String> competent = competent(records, cells, rules);
    Map<String, List<Run>> runs = runs(records);
    Outcomes outcomes = outcomes(records, cells, runs, rules);
    Signals signals = signals(records, competent, runs, outcomes, rules);
    return new CohortFigures(
        records.cohort(),
        records.from(),
        records.to(),
        records.people().size(),
        competent,
        outcomes,
        signals,
        lasting(records, told(records, Instrument.WEEKS, rules)));
  }

  /** People who tell wrong from right claims well enough; of others too little is known. */
  public static Set<String> competent(CohortRecords records) {
    return competent(
        records, ReviewCell.of(records.reviews()), MeasuringRules.ofPages(records.asOf()));
  }

  private static Set<String> competent(
      CohortRecords records, Map<String, ReviewCell> alone, MeasuringRules rules) {
    Map<String, ReviewCell> cells = new TreeMap<>(alone);
    ReviewCell.of(records.beside().guided())
        .forEach((person, guided) -> cells.merge(person, guided, ReviewCell::plus));
    long units = rules.minimums().of(Minimums.Kind.OWN_DETECTION).units();
    Set<String> competent = new TreeSet<>();
    cells.forEach((person, cell) -> {
      Counts counts = cell.counts();
      if (counts.signals() >= units
          && counts.clean() >= units
          && counts.detection().dPrime() >= Confidence.SKILLED) {
        competent.add(person);
      }
    });
    return competent;
  }

  private static Outcomes outcomes(
      CohortRecords records,
      SortedMap<String, ReviewCell> cells,
      Map<String, List<Run>> runs,
      MeasuringRules rules) {
    OutputQuality.Result quality =
        OutputQuality.of(
            rated(records),
            records.beside().ratedTwice().stream()
                .map(two -> new int[] {two.first(), two.second()})
                .toList(),
            OutputQuality.Terms.DEFAULTS,
            told(records, Instrument.TASKS, rules));
    return new Outcomes(
        quality,
        TimeToCompletion.of(records.tasks(), told(records, Instrument.TASKS, rules)),
        Confidence.fit(records.reviews(), told(records, Instrument.REVIEWS, rules)),
        changes(records, told(records, Instrument.RATINGS, rules)),
        ErrorCatching.of(cells.values(), told(records, Instrument.REVIEWS, rules)),
        completion(records.beside().workflows(), runs, told(records, Instrument.STEPS, rules)));
  }

  /** What quality is told of: real work, once some of it was rated blindly; else practice too. */
  public static List<TimedTask> rated(CohortRecords records) {
    List<TimedTask> work = records.beside().work();
    return work.stream().anyMatch(TimedTask::ratedBlind) ? work : records.tasks();
  }

  /** What an instrument tells, stale where it has told nothing for too long. */
  private static MeasuringRules told(
      CohortRecords records, Instrument instrument, MeasuringRules rules) {
    return rules.freshWithin(limit(instrument), records.newest(instrument));
  }

  /** Of these, the change of confidence that most people answered for: that one is told. */
  public static Optional<TopicChange> leadingChange(List<TopicChange> changes) {
    return changes.stream()
        .max((a, b) -> Long.compare(a.change().raised().nPeople(), b.change().raised().nPeople()));
  }

  /** How sure people are of each topic, between waves that somebody answered both of. */
  public static List<TopicChange> changes(CohortRecords records, MeasuringRules rules) {
    Set<String> topics = new TreeSet<>();
    records.ratings().forEach(rating -> topics.add(rating.topic()));
    int roster = records.people().size();
    List<TopicChange> changes = new ArrayList<>();
    List<Wave[]> pairs =
        List.of(
            new Wave[] {Wave.PRE, Wave.POST},
            new Wave[] {Wave.POST, Wave.W4},
            new Wave[] {Wave.POST, Wave.W12});
    for (String topic : topics) {
      List<ConfidenceRating> of =
          records.ratings().stream().filter(rating -> rating.topic().equals(topic)).toList();
      for (Wave[] pair : pairs) {
        WaveChange change = Confidence.change(of, topic, pair[0], pair[1], roster, rules);
        if (change.change() != null) {
          changes.add(new TopicChange(topic, pair[0], pair[1], change));
        }
      }
    }
    return changes;
  }

  /** Bypasses are told only of workflows that have what can be passed over. */
  private static WorkflowCompletion.Result completion(
      List<Workflow> workflows, Map<String, List<Run>> runs, MeasuringRules rules) {
    List<Run> all = new ArrayList<>();
    List<Run> withAi = new ArrayList<>();
    List<Run> withChecks = new ArrayList<>();
    for (Workflow flow : workflows) {
      List<Run> of = runs.getOrDefault(flow.version(), List.of());
      all.addAll(of);
      if (!flow.aiSteps().isEmpty()) {
        withAi.addAll(of);
      }
      if (!flow.mandatoryChecks().isEmpty()) {
        withChecks.addAll(of);
      }
    }
    WorkflowCompletion.Result of = WorkflowCompletion.of(all, rules);
    WorkflowCompletion.Result checks = WorkflowCompletion.of(withChecks, rules);
    return new WorkflowCompletion.Result(
        of.completed(),
        WorkflowCompletion.of(withAi, rules).aiBypass(),
        checks.checkBypass(),
        checks.checkBypassInterval(),
        of.open(),
        of.loopsPerRun());
  }

  private static Signals signals(
      CohortRecords records,
      Set<String> competent,
      Map<String, List<Run>> runs,
      Outcomes outcomes,
      MeasuringRules rules) {
    List<Judged> judged = records.beside().judged();
    Signal demo =
        DemoToDesktop.of(
            Shares.byPerson(
                judged.stream().filter(one -> !one.messy()).toList(),
                Judged::person,
                Judged::right),
            Shares.byPerson(
                judged.stream().filter(Judged::messy).toList(), Judged::person, Judged::right),
            told(records, Instrument.REVIEWS, rules));
    Workflow flow = mostRun(records, runs).orElse(null);
    Workflow looked =
        flow == null
            ? new Workflow("none", List.of("none"), Set.of(), Set.of(), Workflow.WINDOW)
            : flow;
    return new Signals(
        demo,
        PowerUsers.of(outputs(records), List.of(), told(records, Instrument.WEEKS, rules)),
        ComplianceChill.of(
            records.decisions(),
            knowing(records, competent),
            records.beside().neutralTimes(),
            told(records, Instrument.DECISIONS, rules)),
        WorkflowMismatch.of(
            runs.getOrDefault(looked.version(), List.of()),
            looked,
            competent,
            outcomes.time().ratio(),
            told(records, Instrument.STEPS, rules)),
        flow == null ? null : flow.version(),
        MeasurementVoid.of(required(records, outcomes), owned(records), rules));
  }

  /** The runs of each workflow, by its version. */
  public static Map<String, List<Run>> runs(CohortRecords records) {
    Map<String, List<Run>> runs = new TreeMap<>();
    records
        .beside()
        .workflows()
        .forEach(flow -> runs.put(flow.version(), Run.of(records.steps(), flow, records.asOf())));
    return runs;
  }

  /** The workflow with most runs: its stages are told. */
  public static Optional<Workflow> mostRun(CohortRecords records, Map<String, List<Run>> runs) {
    return records.beside().workflows().stream()
        .max(
            Comparator.<Workflow>comparingInt(
                    one -> runs.getOrDefault(one.version(), List.of()).size())
                .thenComparing(Workflow::version, Comparator.reverseOrder()));
  }

  /** Competent people who also know what is allowed. */
  public static Set<String> knowing(CohortRecords records, Set<String> competent) {
    Map<String, Proportion> knows =
        Shares.byPerson(
            records.decisions().stream().filter(d -> d.knowledge() != null).toList(),
            PolicyDecision::person,
            d -> d.knowledge() == d.truth());
    Set<String> knowing = new TreeSet<>();
    for (String person : competent) {
      Proportion share = knows.get(person);
      if (share != null && share.x() >= KNOWS * share.n()) {
        knowing.add(person);
      }
    }
    return knowing;
  }

  /**
   * What everybody who is expected to use it made in the last eight weeks, of whom at least a week
   * is known; empty when nothing tells of use.
   */
  public static Map<String, Long> outputs(CohortRecords records) {
    if (records.weeks().isEmpty()) {
      return Map.of();
    }
    LocalDate since = later(records.from(), records.to().minusWeeks(USED));
    Set<String> expected = new TreeSet<>();
    for (RosterEntry entry : records.roster()) {
      boolean there = entry.until() == null || entry.until().isAfter(since);
      if (entry.expectedToUse() && there) {
        expected.add(entry.person());
      }
    }
    Map<String, Long> outputs = new TreeMap<>();
    for (UseWeek week : records.weeks()) {
      if (!week.excused() && !week.week().isBefore(since) && expected.contains(week.person())) {
        outputs.merge(week.person(), (long) week.outputs(), Long::sum);
      }
    }
    return outputs;
  }

  private static List<MeasurementVoid.Cell> required(CohortRecords records, Outcomes outcomes) {
    boolean owned = owned(records);
    boolean unaided =
        records.tasks().stream().anyMatch(t -> t.condition() == Condition.UNAIDED && t.finished());
    boolean rated =
        rated(records).stream().anyMatch(t -> t.condition() == Condition.UNAIDED && t.ratedBlind());
    boolean before = records.ratings().stream().anyMatch(rating -> rating.wave() == Wave.PRE);
    boolean raised =
        outcomes.changes().stream().anyMatch(change -> enough(change.change().raised()));
    Map<String, MeasurementVoid.Cell> cells = new TreeMap<>();
    cell(
        cells,
        records,
        OutputQuality.ID,
        Instrument.TASKS,
        rated,
        enough(outcomes.quality().difference()),
        owned);
    cell(
        cells,
        records,
        TimeToCompletion.ID,
        Instrument.TASKS,
        unaided,
        enough(outcomes.time().ratio()),
        owned);
    cell(
        cells,
        records,
        Confidence.ID,
        Instrument.RATINGS,
        before,
        raised || enough(outcomes.fit().bias()),
        owned);
    cell(
        cells,
        records,
        ErrorCatching.ID,
        Instrument.REVIEWS,
        true,
        enough(outcomes.catching().hitRate()),
        owned);
    cell(
        cells,
        records,
        WorkflowCompletion.ID,
        Instrument.STEPS,
        true,
        enough(outcomes.completion().completed()),
        owned);
    return List.copyOf(cells.values());
  }

  /** Whether there is enough of it, however old: whether it is fresh is told beside. */
  private static boolean enough(Measurement of) {
    return of.ok() || of.status() == EvidenceStatus.STALE;
  }

  private static void cell(
      Map<String, MeasurementVoid.Cell> cells,
      CohortRecords records,
      String metric,
      Instrument instrument,
      boolean baseline,
      boolean enough,
      boolean owned) {
    Instant newest = records.newest(instrument);
    cells.put(
        metric,
        new MeasurementVoid.Cell(
            records.cohort().key(),
            metric,
            newest != null,
            baseline,
            enough,
            newest != null && !newest.plus(limit(instrument)).isBefore(records.asOf()),
            owned));
  }

  /** How long what this instrument told stays fresh. */
  public static Duration limit(Instrument instrument) {
    return instrument == Instrument.TASKS || instrument == Instrument.RATINGS
        ? FRESH_SELDOM
        : FRESH;
  }

  /** Whether somebody answers for everybody in the cohort. */
  public static boolean owned(CohortRecords records) {
    return !records.roster().isEmpty()
        && records.roster().stream()
            .allMatch(entry -> entry.owner() != null && !entry.owner().isBlank());
  }

  private static Lasting lasting(CohortRecords records, MeasuringRules rules) {
    return new Lasting(retention(records, rules), activeByWeek(records), trained(records, rules));
  }

  /** The last entry of each person. */
  private static Map<String, RosterEntry> last(CohortRecords records) {
    Map<String, RosterEntry> last = new TreeMap<>();
    records
        .roster()
        .forEach(entry ->
            last.merge(entry.person(), entry, (a, b) -> a.from().isAfter(b.from()) ? a : b));
    return last;
  }

  /**
   * The weeks since their training of those who are still there and of whom enough is known to tell
   * a habit from none.
   */
  public static SortedMap<String, List<UseWeek>> decidedHabits(CohortRecords records) {
    Map<String, RosterEntry> last = last(records);
    SortedMap<String, List<UseWeek>> decided = new TreeMap<>();
    for (UseWeek week : records.weeks()) {
      RosterEntry entry = last.get(week.person());
      LocalDate trained = entry == null ? null : entry.trainedAt();
      if (entry != null
          && (entry.until() == null || !entry.until().isBefore(records.to()))
          && trained != null
          && trained.isBefore(records.to())
          && !week.week().isBefore(trained.minusDays(6))) {
        decided.computeIfAbsent(week.person(), person -> new ArrayList<>()).add(week);
      }
    }
    decided.values().removeIf(weeks -> !Habit.decided(weeks));
    return decided;
  }

  /** Of everybody trained of whom a week is known: whether use began and lasts is told of these. */
  public static List<Use> uses(CohortRecords records) {
    Map<String, List<UseWeek>> weeks = new HashMap<>();
    records
        .weeks()
        .forEach(
            week -> weeks.computeIfAbsent(week.person(), person -> new ArrayList<>()).add(week));
    LocalDate told = records.from().minusWeeks(CohortRecords.WEEKS_BEFORE);
    List<Use> uses = new ArrayList<>();
    last(records)
        .forEach((person, entry) -> {
          List<UseWeek> own = weeks.getOrDefault(person, List.of());
          LocalDate trained = entry.trainedAt();
          if (own.stream().allMatch(UseWeek::excused) || trained == null) {
            return;
          }
          LocalDate until =
              entry.until() == null || entry.until().isAfter(records.to())
                  ? records.to()
                  : entry.until();
          if (!trained.isBefore(told) && trained.isBefore(records.to())) {
            uses.add(Use.of(person, trained, firstUse(own, trained), own, until));
          }
        });
    return uses;
  }

  private static Retention retention(CohortRecords records, MeasuringRules rules) {
    List<Habit> habits =
        decidedHabits(records).values().stream()
            .map(since -> Habit.of(since, Double.MAX_VALUE))
            .toList();
    return Retention.of(uses(records), habits, records.to(), rules);
  }

  /** The day of the first use after the training; of a week without days, its first that can be. */
  private static @Nullable LocalDate firstUse(List<UseWeek> weeks, LocalDate trained) {
    return weeks.stream()
        .filter(UseWeek::active)
        .flatMap(week ->
            week.days().isEmpty()
                ? Stream.of(week.week().plusDays(6))
                    .filter(day -> !day.isBefore(trained))
                    .map(last -> later(week.week(), trained))
                : week.days().stream().filter(day -> !day.isBefore(trained)))
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  /** Active people of those on the roster, by week; excused ones in neither number. */
  public static SortedMap<LocalDate, Proportion> activeByWeek(CohortRecords records) {
    SortedMap<LocalDate, Proportion> byWeek = new TreeMap<>();
    for (UseWeek week : records.weeks()) {
      if (!week.excused() && !week.week().isBefore(records.from())) {
        byWeek.merge(
            week.week(),
            new Proportion(week.active() ? 1 : 0, 1),
            (a, b) -> new Proportion(a.x() + b.x(), a.n() + b.n()));
      }
    }
    return byWeek;
  }

  /** Nobody drew lots: it is an association, and says so. */
  private static Comparison trained(CohortRecords records, MeasuringRules rules) {
    return Comparison.ofRates(TrainedArms.of(records).strata(), Design.MATCHED_GROUPS, rules);
  }

  /** The leading figure of each outcome and of habit, with what instrument tells of it. */
  public Map<String, Measurement> leading() {
    Map<String, Measurement> leading = new TreeMap<>();
    leading.put(OutputQuality.ID, outcomes.quality().difference());
    leading.put(TimeToCompletion.ID, outcomes.time().ratio());
    leading.put(Confidence.ID, outcomes.fit().bias());
    leading.put(ErrorCatching.ID, outcomes.catching().hitRate());
    leading.put(WorkflowCompletion.ID, outcomes.completion().completed());
    leading.put(Retention.ID, lasting.retention().habit());
    return leading;
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }
}
