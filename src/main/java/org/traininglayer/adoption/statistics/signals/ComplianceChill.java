package org.traininglayer.adoption.statistics.signals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.traininglayer.adoption.statistics.Counts;
import org.traininglayer.adoption.statistics.Detection;
import org.traininglayer.adoption.statistics.LogTimes;
import org.traininglayer.adoption.statistics.Measurement;
import org.traininglayer.adoption.statistics.MeasuringRules;
import org.traininglayer.adoption.statistics.Minimums;
import org.traininglayer.adoption.statistics.Proportion;
import org.traininglayer.adoption.statistics.ResponseBias;
import org.traininglayer.adoption.statistics.TimeRatio;
import org.traininglayer.adoption.statistics.outcomes.Shares;
import org.traininglayer.adoption.statistics.records.PolicyDecision;
import org.traininglayer.adoption.statistics.records.PolicyDecision.Choice;
import org.traininglayer.adoption.statistics.records.PolicyDecision.Truth;
import org.traininglayer.adoption.statistics.signals.AvoidanceReasons.Given;
import org.traininglayer.adoption.statistics.signals.AvoidanceReasons.Reason;

/**
 * P3, compliance chill: people who can, and know that they may, do not use what is permitted. Where
 * the prohibited is used too, the rules are unclear, and that is another thing.
 */
public final class ComplianceChill {

  /** Its id. */
  public static final String ID = "P3";

  /** Of its definition. */
  public static final int VERSION = 1;

  private static final double AVOIDED = 0.15;
  private static final double PROHIBITED = 0.10;

  private ComplianceChill() {}

  /** What lies behind avoidance and use. */
  public enum Label {
    CHILL,
    UNCLEAR_RULES,
    NONE
  }

  /**
   * The signal with what stands beside it.
   *
   * @param avoided permitted uses that were avoided
   * @param prohibitedUse prohibited uses that were made, with one-sided bounds
   * @param prohibitedInterval the same with a two-sided interval, as pages have it
   * @param knewButAvoided avoided of those whose person knew that it may be used
   * @param chill the same of competent people alone
   * @param escalated conditional uses that were passed on
   * @param policy how well permitted is told from prohibited, and how readily it is used; null
   *     without one of the two
   * @param readiness what the criterion says: over-caution here is recklessness, over-trust chill
   * @param hesitation time to decide on the permitted, against neutral items, same people
   * @param reasons why what may be used was avoided
   */
  public record Result(
      Signal signal,
      Label label,
      Measurement avoided,
      Measurement prohibitedUse,
      Measurement prohibitedInterval,
      Measurement knewButAvoided,
      Measurement chill,
      Measurement escalated,
      @Nullable Detection policy,
      ResponseBias readiness,
      Measurement hesitation,
      Map<Reason, Given> reasons) {

    /** Copies the map. */
    public Result {
      reasons = Map.copyOf(reasons);
    }
  }

  /**
   * The signal.
   *
   * @param competent people with a d′ of 1 or more in reviews who passed the policy's questions
   * @param neutral times of the same people on items without a policy question
   */
  public static Result of(
      List<PolicyDecision> decisions,
      Set<String> competent,
      Map<String, LogTimes> neutral,
      MeasuringRules rules) {
    Measurement chill =
        rate(
            decisions,
            d -> d.knewItMay() && competent.contains(d.person()),
            PolicyDecision::avoidedPermitted,
            rules);
    Measurement prohibited =
        rules.rare(
            shares(decisions, PolicyDecision::mayBeMisused, PolicyDecision::usedProhibited),
            VERSION);
    Double k = chill.estimate();
    Double kLower = chill.lower();
    Double r = prohibited.estimate();
    Double rUpper = prohibited.upper();
    boolean readable = prohibited.ok();
    boolean few = readable && r != null && r < PROHIBITED;
    boolean surelyFew = readable && rUpper != null && rUpper < PROHIBITED;
    boolean past = few && k != null && k > AVOIDED;
    boolean surely = surelyFew && kLower != null && kLower > AVOIDED;
    boolean unclear = readable && !few;
    Signal signal =
        readable
            ? Signal.of(
                ID,
                chill,
                past,
                surely,
                unclear ? Answer.CLEARER_RULES : Answer.PERMITTED_USE_RULING)
            : new Signal(
                ID, SignalState.NO_DATA, prohibited.status(), chill, Answer.PERMITTED_USE_RULING);
    Counts policy = policy(decisions);
    Detection detection = policy.signals() > 0 && policy.clean() > 0 ? policy.detection() : null;
    return new Result(
        signal,
        unclear ? Label.UNCLEAR_RULES : past && chill.ok() ? Label.CHILL : Label.NONE,
        rate(decisions, PolicyDecision::mayBeUsed, PolicyDecision::avoidedPermitted, rules),
        prohibited,
        rate(decisions, PolicyDecision::mayBeMisused, PolicyDecision::usedProhibited, rules),
        rate(decisions, PolicyDecision::knewItMay, PolicyDecision::avoidedPermitted, rules),
        chill,
        rate(
            decisions,
            d -> d.truth() == Truth.CONDITIONAL,
            d -> d.choice() == Choice.ESCALATE,
            rules),
        detection,
        detection == null
            ? ResponseBias.NOT_CLEAR
            : ResponseBias.of(detection.criterionInterval(rules.level())),
        hesitation(decisions, neutral, rules),
        AvoidanceReasons.of(decisions, rules));
  }

  private static List<Proportion> shares(
      List<PolicyDecision> decisions, Predicate<PolicyDecision> of, Predicate<PolicyDecision> has) {
    return Shares.of(decisions.stream().filter(of).toList(), PolicyDecision::person, has);
  }

  private static Measurement rate(
      List<PolicyDecision> decisions,
      Predicate<PolicyDecision> of,
      Predicate<PolicyDecision> has,
      MeasuringRules rules) {
    return rules.rate(shares(decisions, of, has), VERSION);
  }

  /** Permitted is the signal, use the response; conditional uses are neither. */
  private static Counts policy(List<PolicyDecision> decisions) {
    long[] n = new long[4];
    for (PolicyDecision decision : decisions) {
      if (decision.truth() != Truth.CONDITIONAL) {
        int at = decision.truth() == Truth.PERMITTED ? 0 : 2;
        n[decision.used() ? at : at + 1]++;
      }
    }
    return new Counts(n[0], n[1], n[2], n[3]);
  }

  private static Measurement hesitation(
      List<PolicyDecision> decisions, Map<String, LogTimes> neutral, MeasuringRules rules) {
    Map<String, LogTimes> permitted = new TreeMap<>();
    for (PolicyDecision decision : decisions) {
      Duration duration = decision.duration();
      if (decision.truth() == Truth.PERMITTED && duration != null && duration.isPositive()) {
        permitted.merge(decision.person(), LogTimes.of(duration.toNanos() / 1e9), LogTimes::plus);
      }
    }
    List<Double> differences = new ArrayList<>();
    permitted.forEach((person, times) -> {
      LogTimes other = neutral.getOrDefault(person, LogTimes.NONE);
      if (other.n() > 0) {
        differences.add(times.mean() - other.mean());
      }
    });
    int people = differences.size();
    if (people == 0) {
      return rules.notMeasured(VERSION);
    }
    return TimeRatio.paired(differences, rules.level())
        .map(ratio ->
            rules.measured(
                ratio.estimate(),
                ratio.interval(),
                people,
                people,
                rules.minimums().of(Minimums.Kind.PAIRED_TIMES).reached(people, people),
                VERSION))
        .orElseGet(() -> rules.tooFew(people, people, VERSION));
  }
}
