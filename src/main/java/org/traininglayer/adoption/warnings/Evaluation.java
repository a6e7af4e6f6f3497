package org.traininglayer.adoption.warnings;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.traininglayer.adoption.cohort.CohortFigures;
import org.traininglayer.adoption.cohort.CohortFigures.TopicChange;
import org.traininglayer.adoption.cohort.CohortRecords;
import org.traininglayer.adoption.cohort.CohortRecords.Instrument;
import org.traininglayer.adoption.statistics.ClusteredRate;
import org.traininglayer.adoption.statistics.Measurement;
import org.traininglayer.adoption.statistics.MeasuringRules;
import org.traininglayer.adoption.statistics.Proportion;
import org.traininglayer.adoption.statistics.outcomes.ErrorCatching;
import org.traininglayer.adoption.statistics.outcomes.ReviewCell;
import org.traininglayer.adoption.statistics.outcomes.Run;
import org.traininglayer.adoption.statistics.outcomes.Shares;
import org.traininglayer.adoption.statistics.outcomes.Workflow;
import org.traininglayer.adoption.statistics.records.ConfidenceRating.Wave;
import org.traininglayer.adoption.statistics.records.PolicyDecision;
import org.traininglayer.adoption.statistics.records.ReviewUnit;
import org.traininglayer.adoption.statistics.records.ReviewUnit.Severity;
import org.traininglayer.adoption.statistics.records.ReviewUnit.Truth;
import org.traininglayer.adoption.statistics.records.RosterEntry;
import org.traininglayer.adoption.statistics.records.UseWeek;
import org.traininglayer.adoption.statistics.records.WorkflowStep;
import org.traininglayer.adoption.statistics.signals.Signal;
import org.traininglayer.adoption.statistics.signals.SignalState;
import org.traininglayer.adoption.statistics.warnings.EarlyWarnings;
import org.traininglayer.adoption.statistics.warnings.EarlyWarnings.Seeded;
import org.traininglayer.adoption.statistics.warnings.Look;
import org.traininglayer.adoption.statistics.warnings.Look.State;
import org.traininglayer.adoption.statistics.warnings.Rule;
import org.traininglayer.adoption.verdict.Reckoning;
import org.traininglayer.kernel.IsoWeek;

/**
 * Looks at one cohort by all eleven rules. Pure. A rule whose inputs are not there says so and why;
 * a number that fewer than the smallest group contribute to is none. Intervals are those of pages:
 * the level of planned looks is for gates alone.
 */
public final class Evaluation {

  /** How much of the past counts as now. */
  static final Duration RECENT = Duration.ofDays(28);

  private static final int FEWEST_UNITS = 20;
  private static final double USUAL_MISSES = 0.10;
  private static final double HIGHEST_USUAL = 0.75;
  private static final double CHILL = 0.15;
  private static final int BASE_WEEKS = 4;
  private static final int REGULAR_WEEKS = 3;
  private static final Duration FOURTH_WEEK = Duration.ofDays(28);
  private static final Duration TWELFTH_WEEK = Duration.ofDays(84);

  private final CohortRecords records;
  private final Reckoning reckoning;
  private final CohortFigures figures;
  private final int k;
  private final String cohort;
  private final MeasuringRules rules;
  private final Instant recent;
  private final Map<String, LocalDate> trained;
  private final SortedMap<LocalDate, Proportion> begun;

  private Evaluation(
      CohortRecords records, Reckoning reckoning, SortedMap<LocalDate, Proportion> begun, int k) {
    this.records = records;
    this.reckoning = reckoning;
    this.figures = CohortFigures.of(records);
    this.k = k;
    this.cohort = records.cohort().key();
    this.rules = MeasuringRules.ofPages(records.asOf());
    this.recent = records.asOf().minus(RECENT);
    this.trained = trained(records);
    this.begun = begun;
  }

  /**
   * All rules, in order.
   *
   * @param reckoning of the same records: its gates and what is set up
   * @param begun active people by week, of the first weeks of a cohort that began before the
   *     records do; else empty
   * @param k fewest people a number may be about
   */
  public static List<Seen> of(
      CohortRecords records, Reckoning reckoning, SortedMap<LocalDate, Proportion> begun, int k) {
    Evaluation one = new Evaluation(records, reckoning, begun, k);
    return Stream.of(
            one.fallingUse(),
            one.missedErrors(),
            one.overTrust(),
            one.overCaution(),
            one.confidenceWithoutSkill(),
            one.dropAtStep(),
            one.dependency(),
            one.feltFaster(),
            one.silentInstrument(),
            one.checkBypass(),
            one.notSetUp())
        .map(one::guarded)
        .toList();
  }

  /**
   * Without a number where fewer than {@code k} stand behind it; what is missing is no person's.
   */
  private Seen guarded(Seen seen) {
    boolean few = seen.people() < k && seen.look().rule() != Rule.W11;
    return few && seen.look().state() != State.NO_DATA
        ? none(seen.look().rule(), "few-people")
        : seen;
  }

  private Seen none(Rule rule, String reason) {
    return Seen.nothing(rule, cohort, reason);
  }

  private static Seen of(Look look) {
    return new Seen(look, Math.toIntExact(look.n()));
  }

  private Seen fallingUse() {
    SortedMap<LocalDate, Proportion> active = new TreeMap<>(begun);
    active.putAll(figures.lasting().activeByWeek());
    if (active.isEmpty()) {
      return none(Rule.W1, "no-outputs");
    }
    // Weeks of which nothing is known yet are none: the first ones are those that were told of.
    LocalDate first =
        start()
            .map(IsoWeek::from)
            .filter(week ->
                week.isAfter(active.firstKey())
                    || (begun.isEmpty() && week.isBefore(records.from())))
            .orElse(active.firstKey());
    List<Proportion> weeks = new ArrayList<>();
    for (LocalDate week = first; week.isBefore(records.to()); week = week.plusWeeks(1)) {
      weeks.add(active.getOrDefault(week, new Proportion(0, 0)));
    }
    return of(EarlyWarnings.fallingUse(cohort, weeks, 1));
  }

  /** What is usual is what was missed before the last four weeks, where that is known. */
  private Seen missedErrors() {
    List<ReviewUnit> errors =
        records.reviews().stream()
            .filter(unit -> unit.truth() == Truth.ERROR)
            .sorted(Comparator.comparing(ReviewUnit::decidedAt))
            .toList();
    List<ReviewUnit> now =
        errors.stream().filter(unit -> !unit.decidedAt().isBefore(recent)).toList();
    if (now.isEmpty()) {
      return none(Rule.W2, "no-units");
    }
    List<ReviewUnit> before = errors.subList(0, errors.size() - now.size());
    double usual =
        before.size() < FEWEST_UNITS ? USUAL_MISSES : Math.max(USUAL_MISSES, missed(before));
    return new Seen(
        EarlyWarnings.missedErrors(
            cohort,
            errors.stream()
                .map(unit -> new Seeded(!unit.flagged(), unit.severity() == Severity.CRITICAL))
                .toList(),
            before.size(),
            Math.min(usual, HIGHEST_USUAL),
            Math.min(usual, HIGHEST_USUAL) + worse(usual)),
        people(now));
  }

  private static double missed(List<ReviewUnit> errors) {
    return errors.stream().filter(unit -> !unit.flagged()).count() / (double) errors.size();
  }

  /** How much more must be noticed: 10 points at 10 %, 15 at 20 %, 20 from there on. */
  private static double worse(double usual) {
    return usual < 0.15 ? 0.10 : usual < 0.25 ? 0.15 : 0.20;
  }

  private Seen overTrust() {
    List<ReviewUnit> now = reviews(unit -> !unit.decidedAt().isBefore(recent));
    return of(
        EarlyWarnings.overTrust(
            cohort,
            ErrorCatching.of(ReviewCell.of(now).values(), rules).detection().criterion(),
            SkillChange.of(now, reviews(unit -> unit.decidedAt().isBefore(recent)), rules)));
  }

  private List<ReviewUnit> reviews(Predicate<ReviewUnit> which) {
    return records.reviews().stream().filter(which).toList();
  }

  /**
   * The signal, or what is permitted and avoided week by week, held against the first weeks in
   * which anything was decided.
   */
  private Seen overCaution() {
    Signal chill = figures.signals().chill().signal();
    List<PolicyDecision> decisions =
        records.decisions().stream()
            .filter(one -> one.mayBeUsed() && one.decidedAt() != null)
            .toList();
    Optional<LocalDate> first =
        decisions.stream().flatMap(one -> Stream.ofNullable(week(one))).min(LocalDate::compareTo);
    List<PolicyDecision> base =
        decisions.stream().filter(one -> !since(one, first.orElse(records.to()))).toList();
    List<PolicyDecision> watched =
        decisions.stream().filter(one -> since(one, first.orElse(records.to()))).toList();
    boolean enough = base.size() >= FEWEST_UNITS && deciders(base) >= k && !watched.isEmpty();
    Look look =
        EarlyWarnings.overCaution(
            cohort, chill, enough ? weekly(watched) : List.of(), avoided(base), designEffect(base));
    if (!chill.fires() && enough && (look.fires() || chill.state() == SignalState.NO_DATA)) {
      return new Seen(look, Math.min(deciders(base), deciders(watched)));
    }
    if (chill.fires()) {
      return of(look);
    }
    if (chill.state() == SignalState.NO_DATA) {
      return none(Rule.W4, records.decisions().isEmpty() ? "no-decisions" : "few-decisions");
    }
    Measurement of = chill.leading();
    return of(
        new Look(
            Rule.W4,
            cohort,
            State.QUIET,
            "chill",
            of.estimate(),
            of.lower(),
            of.upper(),
            CHILL,
            of.nPeople(),
            null,
            null,
            0,
            null));
  }

  private static @Nullable LocalDate week(PolicyDecision one) {
    Instant at = one.decidedAt();
    return at == null ? null : IsoWeek.of(at);
  }

  /** Whether it was decided after the first weeks, against which others are held. */
  private static boolean since(PolicyDecision one, LocalDate first) {
    LocalDate week = week(one);
    return week != null && !week.isBefore(first.plusWeeks(BASE_WEEKS));
  }

  private static double designEffect(List<PolicyDecision> decisions) {
    return ClusteredRate.of(
            Shares.of(decisions, PolicyDecision::person, PolicyDecision::avoidedPermitted))
        .map(ClusteredRate::designEffect)
        .filter(effect -> !effect.isNaN())
        .orElse(1.0);
  }

  private static int deciders(List<PolicyDecision> decisions) {
    return (int) decisions.stream().map(PolicyDecision::person).distinct().count();
  }

  private static Proportion avoided(List<PolicyDecision> decisions) {
    return new Proportion(
        decisions.stream().filter(PolicyDecision::avoidedPermitted).count(), decisions.size());
  }

  /**
   * Week by week, up to the last one that has ended; weeks without decisions included. What fewer
   * than k people decided is told with the weeks after it.
   */
  private List<Proportion> weekly(List<PolicyDecision> decisions) {
    SortedMap<LocalDate, List<PolicyDecision>> byWeek = new TreeMap<>();
    for (PolicyDecision one : decisions) {
      LocalDate week = week(one);
      if (week != null) {
        byWeek.computeIfAbsent(week, of -> new ArrayList<>()).add(one);
      }
    }
    List<Proportion> weeks = new ArrayList<>();
    List<PolicyDecision> untold = new ArrayList<>();
    for (LocalDate week = byWeek.firstKey();
        week.isBefore(records.to());
        week = week.plusWeeks(1)) {
      untold.addAll(byWeek.getOrDefault(week, List.of()));
      boolean tell = deciders(untold) >= k;
      weeks.add(avoided(tell ? untold : List.of()));
      if (tell) {
        untold = new ArrayList<>();
      }
    }
    return weeks;
  }

  private Seen confidenceWithoutSkill() {
    Seen best = none(Rule.W5, records.ratings().isEmpty() ? "no-ratings" : "no-waves");
    for (TopicChange topic : figures.outcomes().changes()) {
      Measurement change =
          SkillChange.of(
              reviews(unit -> wave(unit, topic.to())),
              reviews(unit -> wave(unit, topic.from())),
              rules);
      Look look = EarlyWarnings.confidenceWithoutSkill(cohort, topic.change(), change);
      if (look.fires() || best.look().state() == State.NO_DATA) {
        best = of(look);
      }
      if (look.fires()) {
        break;
      }
    }
    return best;
  }

  /** Whether a claim was judged around the time of a wave, by the day of the person's training. */
  private boolean wave(ReviewUnit unit, Wave wave) {
    LocalDate day = trained.get(unit.person());
    if (day == null) {
      return false;
    }
    Instant at = day.atStartOfDay(ZoneOffset.UTC).toInstant();
    Instant when = unit.decidedAt();
    return switch (wave) {
      case PRE -> when.isBefore(at);
      case POST -> !when.isBefore(at) && when.isBefore(at.plus(FOURTH_WEEK));
      case W4 -> !when.isBefore(at.plus(FOURTH_WEEK)) && when.isBefore(at.plus(TWELFTH_WEEK));
      case W12 -> !when.isBefore(at.plus(TWELFTH_WEEK));
    };
  }

  /**
   * The step, of all workflows, whose losses rose most; each is held against its own first weeks.
   */
  private Seen dropAtStep() {
    Map<String, LocalDate> begun = new HashMap<>();
    for (WorkflowStep entry : records.steps()) {
      begun.merge(entry.run(), IsoWeek.of(entry.entered()), (a, b) -> a.isBefore(b) ? a : b);
    }
    Seen worst = none(Rule.W6, begun.isEmpty() ? "no-runs" : "no-base");
    for (Workflow flow : records.beside().workflows()) {
      List<Run> runs =
          Run.of(records.steps(), flow, records.asOf()).stream()
              .filter(run -> !run.open())
              .toList();
      LocalDate first =
          runs.stream().map(run -> week(begun, run)).min(LocalDate::compareTo).orElse(null);
      for (int step = 0; first != null && step < flow.steps().size() - 1; step++) {
        Seen look = drop(runs, step, begun, first, flow.window());
        boolean known = look.look().state() != State.NO_DATA;
        if (known
            && (worst.look().state() == State.NO_DATA
                || (look.look().fires() && !worst.look().fires())
                || (look.look().fires() == worst.look().fires()
                    && look.look().distance() > worst.look().distance()))) {
          worst = look;
        }
      }
    }
    return worst;
  }

  /**
   * Weeks whose runs may still be open are none yet: of these, only what came further is known, and
   * nothing would seem to be lost.
   */
  private Seen drop(
      List<Run> runs, int step, Map<String, LocalDate> begun, LocalDate first, Duration window) {
    LocalDate charted = first.plusWeeks(BASE_WEEKS);
    List<Run> reached = runs.stream().filter(run -> run.reached() >= step).toList();
    List<Run> base = reached.stream().filter(run -> week(begun, run).isBefore(charted)).toList();
    if (base.size() < FEWEST_UNITS) {
      return none(Rule.W6, "no-base");
    }
    long lost = base.stream().filter(run -> run.reached() == step).count();
    List<Proportion> weeks = new ArrayList<>();
    LocalDate ended = IsoWeek.of(records.asOf().minus(window));
    for (LocalDate week = charted; week.isBefore(ended); week = week.plusWeeks(1)) {
      LocalDate monday = week;
      List<Run> of = reached.stream().filter(run -> week(begun, run).equals(monday)).toList();
      weeks.add(
          new Proportion(of.stream().filter(run -> run.reached() == step).count(), of.size()));
    }
    double effect =
        ClusteredRate.of(Shares.of(base, Run::person, run -> run.reached() == step))
            .map(ClusteredRate::designEffect)
            .filter(of -> !of.isNaN())
            .orElse(1.0);
    Set<String> people = new HashSet<>();
    reached.stream()
        .filter(run -> !week(begun, run).isBefore(charted))
        .forEach(run -> people.add(run.person()));
    return new Seen(
        EarlyWarnings.dropAtStep(cohort, weeks, new Proportion(lost, base.size()), effect),
        people.size());
  }

  private LocalDate week(Map<String, LocalDate> begun, Run run) {
    return begun.getOrDefault(run.id(), records.from());
  }

  private Seen dependency() {
    if (reckoning.users().concentration() == null) {
      return none(Rule.W7, "no-outputs");
    }
    return reckoning.users().signal().state() == SignalState.NO_DATA
        ? none(Rule.W7, "few-people")
        : of(EarlyWarnings.dependency(cohort, reckoning.users(), reckoning.ifOneLeft()));
  }

  private Seen feltFaster() {
    return of(EarlyWarnings.feltFaster(cohort, figures.outcomes().time().perceptionGap()));
  }

  /**
   * A tool that told of use week by week and does not any more, while people are at work. Claims,
   * decisions and stages end with the module or come at check-ins: their silence is none.
   */
  private Seen silentInstrument() {
    Instant heard = records.newest(Instrument.TOOLS);
    if (heard == null) {
      return none(Rule.W9, "no-outputs");
    }
    Set<LocalDate> told = new HashSet<>();
    records.weeks().stream().filter(UseWeek::active).map(UseWeek::week).forEach(told::add);
    LocalDate newest = IsoWeek.of(heard);
    for (int back = 0; back < REGULAR_WEEKS; back++) {
      if (!told.contains(newest.minusWeeks(back))) {
        return none(Rule.W9, "not-weekly");
      }
    }
    Instant week = records.asOf().minus(Duration.ofDays(7));
    Set<String> active = new HashSet<>();
    records.reviews().stream()
        .filter(unit -> !unit.decidedAt().isBefore(week))
        .forEach(unit -> active.add(unit.person()));
    records.steps().stream()
        .filter(step -> !step.lastEvent().isBefore(week))
        .forEach(step -> active.add(step.person()));
    LocalDate last = records.to().minusWeeks(1);
    records.weeks().stream()
        .filter(one -> one.week().equals(last) && one.active())
        .forEach(one -> active.add(one.person()));
    long silent = Duration.between(heard, records.asOf()).toDays();
    return of(EarlyWarnings.silentInstrument(cohort, "outputs", silent, active.size()));
  }

  private Seen checkBypass() {
    return of(EarlyWarnings.checkBypass(cohort, figures.outcomes().completion().checkBypass()));
  }

  private Seen notSetUp() {
    Optional<LocalDate> start = start();
    if (start.isEmpty()) {
      return none(Rule.W11, "not-begun");
    }
    return new Seen(
        EarlyWarnings.notSetUp(
            cohort, reckoning.measured(), ChronoUnit.DAYS.between(start.get(), records.to())),
        records.people().size());
  }

  /** The week in which the first of them was trained, where that is before the records begin. */
  static Optional<LocalDate> begunBefore(CohortRecords records) {
    return trained(records).values().stream()
        .min(LocalDate::compareTo)
        .map(IsoWeek::from)
        .filter(week -> week.isBefore(records.from()));
  }

  /** When the first of them was trained; else when there was anything first. */
  private Optional<LocalDate> start() {
    return Stream.concat(
            trained.values().stream(),
            trained.isEmpty()
                ? records.reviews().stream()
                    .map(unit -> unit.decidedAt().atZone(ZoneOffset.UTC).toLocalDate())
                : Stream.empty())
        .min(LocalDate::compareTo);
  }

  private static Map<String, LocalDate> trained(CohortRecords records) {
    Map<String, LocalDate> trained = new TreeMap<>();
    for (RosterEntry entry : records.roster()) {
      LocalDate at = entry.trainedAt();
      if (at != null && at.isBefore(records.to())) {
        trained.merge(entry.person(), at, (a, b) -> a.isBefore(b) ? a : b);
      }
    }
    return trained;
  }

  private static int people(List<ReviewUnit> units) {
    return (int) units.stream().map(ReviewUnit::person).distinct().count();
  }
}
