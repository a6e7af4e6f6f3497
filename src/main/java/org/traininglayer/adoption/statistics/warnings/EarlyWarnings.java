package org.traininglayer.adoption.statistics.warnings;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.traininglayer.adoption.statistics.Cusum;
import org.traininglayer.adoption.statistics.Ewma;
import org.traininglayer.adoption.statistics.Ewma.Side;
import org.traininglayer.adoption.statistics.Measurement;
import org.traininglayer.adoption.statistics.Proportion;
import org.traininglayer.adoption.statistics.Quantiles;
import org.traininglayer.adoption.statistics.outcomes.Confidence;
import org.traininglayer.adoption.statistics.signals.MeasurementVoid;
import org.traininglayer.adoption.statistics.signals.PowerUsers;
import org.traininglayer.adoption.statistics.signals.Signal;
import org.traininglayer.adoption.statistics.signals.SignalState;
import org.traininglayer.adoption.statistics.warnings.Look.State;

/** The rules W1 to W11: what is known of a cohort, and whether that is a warning. */
public final class EarlyWarnings {

  /** How high the sum of misses may rise. */
  public static final double HEIGHT = 3.0;

  /** Evidence of W7: P2 fires by its numbers. */
  public static final String RESTS_ON_FEW = "rests-on-few";

  /** Evidence of W7: P2 fires by gates alone that would be others without those who make most. */
  public static final String GATES_REST_ON_FEW = "gates-rest-on-few";

  private static final int BASE_FROM = 2;
  private static final int BASE_TO = 5;
  private static final int CRITICAL_WINDOW = 30;
  private static final int CRITICAL_MISSES = 2;
  private static final double OVER_TRUST = 0.25;
  private static final double RAISED = 0.40;
  private static final double GAP = -0.10;
  private static final double BYPASS = 0.02;
  private static final int SILENT_DAYS = 7;
  private static final int SET_UP_DAYS = 14;

  private EarlyWarnings() {}

  /**
   * W1: the share of active people falls below what it was in weeks 2 to 5.
   *
   * @param weeks active people of those on the roster, from week 1 on
   */
  public static Look fallingUse(String cohort, List<Proportion> weeks, double designEffect) {
    long x = 0;
    long n = 0;
    for (int week = BASE_FROM; week <= Math.min(BASE_TO, weeks.size()); week++) {
      x += weeks.get(week - 1).x();
      n += weeks.get(week - 1).n();
    }
    if (n == 0 || weeks.size() <= BASE_TO) {
      return Look.without(Rule.W1, cohort, "no-weeks", Ewma.LIMIT);
    }
    return watched(
        Rule.W1,
        cohort,
        "active-share-fell",
        new Proportion(x, n),
        weeks.subList(BASE_TO, weeks.size()),
        BASE_TO,
        designEffect,
        Side.BELOW,
        1);
  }

  /** A base of all or none would alarm at the first other one: it is taken half a unit off. */
  private static double base(Proportion of) {
    long x = of.x();
    long n = of.n();
    return x == 0 || x == n ? (x + 0.5) / (n + 1.0) : x / (double) n;
  }

  /**
   * W2: seeded errors are missed more often than usual, or two critical ones in any thirty.
   *
   * <p>Both run over all units; what alarms before the last ones is over.
   *
   * @param units in the order in which they were decided
   * @param before how many of them are not of the last ones
   * @param usual share of misses that is all right
   * @param bad share that must be noticed
   */
  public static Look missedErrors(
      String cohort, List<Seeded> units, int before, double usual, double bad) {
    int now = units.size() - before;
    if (now <= 0) {
      return Look.without(Rule.W2, cohort, "no-units", HEIGHT);
    }
    Cusum chart = new Cusum(usual, bad, HEIGHT);
    double sum = 0;
    double highest = 0;
    long misses = 0;
    Deque<Boolean> critical = new ArrayDeque<>();
    boolean cluster = false;
    int number = 0;
    for (Seeded unit : units) {
      boolean recent = number++ >= before;
      misses += recent && unit.missed() ? 1 : 0;
      sum = chart.next(sum, unit.missed());
      highest = recent ? Math.max(highest, sum) : 0;
      if (sum >= HEIGHT) {
        sum = 0;
      }
      if (unit.critical()) {
        critical.addLast(unit.missed());
        if (critical.size() > CRITICAL_WINDOW) {
          critical.removeFirst();
        }
        cluster |=
            recent
                && unit.missed()
                && critical.stream().filter(missed -> missed).count() >= CRITICAL_MISSES;
      }
    }
    boolean rising = highest >= HEIGHT;
    return new Look(
        Rule.W2,
        cohort,
        rising || cluster ? State.FIRES : State.QUIET,
        cluster ? "critical-misses-close" : "misses-rise",
        misses / (double) now,
        null,
        null,
        HEIGHT,
        now,
        null,
        null,
        (highest - HEIGHT) / HEIGHT,
        null);
  }

  /** A seeded error that one of the cohort looked at. */
  public record Seeded(boolean missed, boolean critical) {}

  /**
   * W3: the AI is accepted too readily, while skill has not fallen.
   *
   * @param criterion of the last four weeks
   * @param dPrimeChange against the weeks before
   */
  public static Look overTrust(String cohort, Measurement criterion, Measurement dPrimeChange) {
    Double lower = criterion.lower();
    Double change = dPrimeChange.upper();
    if (!criterion.ok() || !dPrimeChange.ok() || lower == null || change == null) {
      return Look.without(Rule.W3, cohort, "no-criterion", OVER_TRUST);
    }
    return bounded(
        Rule.W3,
        cohort,
        "criterion-rose",
        criterion,
        OVER_TRUST,
        true,
        lower > OVER_TRUST && change >= 0,
        true);
  }

  /**
   * W4: what is permitted is avoided: the signal fires, or the weekly share rises.
   *
   * @param weeks avoided of permitted decisions
   * @param base the same of the first weeks, frozen
   */
  public static Look overCaution(
      String cohort, Signal chill, List<Proportion> weeks, Proportion base, double designEffect) {
    Look watched =
        watched(Rule.W4, cohort, "avoidance-rose", base, weeks, 0, designEffect, Side.ABOVE, 1);
    return chill.fires() ? ofSignal(Rule.W4, cohort, "chill", chill) : watched;
  }

  /**
   * W5: many are surer than before, and no better.
   *
   * @param dPrimeChange between the same waves
   */
  public static Look confidenceWithoutSkill(
      String cohort, Confidence.WaveChange wave, Measurement dPrimeChange) {
    Measurement raised = wave.raised();
    Double share = raised.estimate();
    Double lower = dPrimeChange.lower();
    if (!raised.ok() || !dPrimeChange.ok() || share == null || lower == null) {
      return Look.without(Rule.W5, cohort, "no-waves", RAISED);
    }
    return bounded(
        Rule.W5,
        cohort,
        "surer-not-better",
        raised,
        RAISED,
        true,
        share >= RAISED && lower <= 0,
        false);
  }

  /**
   * W6: a step loses more than it did, two weeks running.
   *
   * @param weeks lost of those who came to the step
   * @param base the same of its first weeks
   */
  public static Look dropAtStep(
      String cohort, List<Proportion> weeks, Proportion base, double designEffect) {
    return watched(Rule.W6, cohort, "drop-rose", base, weeks, 0, designEffect, Side.ABOVE, 2);
  }

  /**
   * W7: it rests on a few.
   *
   * @param oneDeparture whether one of them leaving would change a gate
   */
  public static Look dependency(String cohort, PowerUsers.Result users, boolean oneDeparture) {
    Signal signal = users.signal();
    if (!oneDeparture || signal.fires()) {
      return ofSignal(
          Rule.W7,
          cohort,
          signal.fires() && !users.concentrated() ? GATES_REST_ON_FEW : RESTS_ON_FEW,
          signal);
    }
    Measurement top = signal.leading();
    return new Look(
        Rule.W7,
        cohort,
        State.FIRES,
        "one-departure",
        top.estimate(),
        top.lower(),
        top.upper(),
        0,
        top.nPeople(),
        null,
        null,
        0,
        null);
  }

  /** W8: people feel faster than they are. */
  public static Look feltFaster(String cohort, Measurement perceptionGap) {
    Double upper = perceptionGap.upper();
    if (!perceptionGap.ok() || upper == null) {
      return Look.without(Rule.W8, cohort, "no-perceived-times", GAP);
    }
    return bounded(Rule.W8, cohort, "felt-faster", perceptionGap, GAP, false, upper < GAP, true);
  }

  /**
   * W9: something that was to be recorded is not, though people are at work.
   *
   * @param silentDays since the last statement of the required template
   */
  public static Look silentInstrument(
      String cohort, String template, long silentDays, int activePeople) {
    boolean fires = activePeople > 0 && silentDays >= SILENT_DAYS;
    return new Look(
        Rule.W9,
        cohort,
        activePeople == 0 ? State.NO_DATA : fires ? State.FIRES : State.QUIET,
        "silent:" + template,
        (double) silentDays,
        null,
        null,
        SILENT_DAYS,
        activePeople,
        null,
        null,
        (silentDays - SILENT_DAYS) / (double) SILENT_DAYS,
        null);
  }

  /** W10: runs end without their human check. */
  public static Look checkBypass(String cohort, Measurement checkBypass) {
    Double lower = checkBypass.lower();
    if (!checkBypass.ok() || lower == null) {
      return Look.without(Rule.W10, cohort, "no-runs", BYPASS);
    }
    return bounded(
        Rule.W10, cohort, "checks-passed-over", checkBypass, BYPASS, true, lower > BYPASS, false);
  }

  /** W11: two weeks after the start, an owner, a baseline or an instrument is missing. */
  public static Look notSetUp(String cohort, MeasurementVoid.Result measured, long days) {
    int missing = measured.missing().size() + (measured.owned() ? 0 : 1);
    boolean fires = days >= SET_UP_DAYS && missing > 0;
    return new Look(
        Rule.W11,
        cohort,
        fires ? State.FIRES : State.QUIET,
        whatIsMissing(measured),
        (double) missing,
        null,
        null,
        0,
        missing,
        null,
        null,
        missing,
        null);
  }

  private static String whatIsMissing(MeasurementVoid.Result measured) {
    if (!measured.owned()) {
      return "no-owner";
    }
    if (!measured.missingBaselines().isEmpty()) {
      return "no-baseline";
    }
    return measured.missing().stream().allMatch(MeasurementVoid.Cell::ownerAndThreshold)
        ? "parts-missing"
        : "not-signed";
  }

  /** Which rules hold. */
  public static Set<Rule> fired(List<Look> looks) {
    Set<Rule> fired = new java.util.TreeSet<>();
    looks.stream().filter(Look::fires).forEach(look -> fired.add(look.rule()));
    return fired;
  }

  private static Look ofSignal(Rule rule, String cohort, String evidence, Signal signal) {
    Measurement of = signal.leading();
    return new Look(
        rule,
        cohort,
        signal.state() == SignalState.NO_DATA
            ? State.NO_DATA
            : signal.fires() ? State.FIRES : State.QUIET,
        evidence,
        of.estimate(),
        of.lower(),
        of.upper(),
        0,
        of.nPeople(),
        null,
        null,
        0,
        null);
  }

  /** A rule about one bound of a measurement. */
  private static Look bounded(
      Rule rule,
      String cohort,
      String evidence,
      Measurement of,
      double limit,
      boolean above,
      boolean fires,
      boolean normal) {
    Double estimate = of.estimate();
    Double lower = of.lower();
    Double upper = of.upper();
    double distance = 0;
    @Nullable Double p = null;
    if (estimate != null && lower != null && upper != null && upper > lower) {
      double se = (upper - lower) / 2 / Quantiles.z(of.level());
      distance = (above ? estimate - limit : limit - estimate) / se;
      p = normal ? Quantiles.phi(-distance) : null;
    }
    return new Look(
        rule,
        cohort,
        fires ? State.FIRES : State.QUIET,
        evidence,
        estimate,
        lower,
        upper,
        limit,
        of.nPeople(),
        null,
        null,
        distance,
        p);
  }

  /**
   * A weekly rate on a chart: it holds when the newest weeks with data are all beyond the limit.
   */
  private static Look watched(
      Rule rule,
      String cohort,
      String evidence,
      Proportion of,
      List<Proportion> weeks,
      int weeksBefore,
      double designEffect,
      Side bad,
      int running) {
    double base = base(of);
    Ewma chart = new Ewma(base, Ewma.LAMBDA, Ewma.LIMIT, designEffect, Math.max(1, of.n()));
    List<Ewma.Point> points =
        chart.chart(weeks, bad).stream().filter(point -> point.n() > 0).toList();
    if (points.isEmpty()) {
      return Look.without(rule, cohort, "no-weeks", Ewma.LIMIT);
    }
    int alarms = 0;
    while (alarms < points.size() && points.get(points.size() - 1 - alarms).alarm()) {
      alarms++;
    }
    Ewma.Point last = points.getLast();
    boolean fires = alarms >= running;
    double off = last.off(base, bad);
    return new Look(
        rule,
        cohort,
        fires ? State.FIRES : State.QUIET,
        evidence,
        last.value(),
        null,
        null,
        bad == Side.BELOW ? base - Ewma.LIMIT * last.sigma() : base + Ewma.LIMIT * last.sigma(),
        last.n(),
        fires ? weeksBefore + points.get(points.size() - alarms).week() + 1 : null,
        fires ? weeksBefore + last.week() + 1 : null,
        off - Ewma.LIMIT,
        Quantiles.phi(-off));
  }
}
