package org.traininglayer.learning;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Module;
import org.traininglayer.catalog.Step;
import org.traininglayer.catalog.Step.AiOutput.Unit;
import org.traininglayer.catalog.Step.Guidance;
import org.traininglayer.catalog.Step.SeededError;
import org.traininglayer.catalog.Step.Severity;

/** How answers become scores. Pure: the same answers always give the same score. */
public final class Scoring {

  private static final double FALSE_ALARM_COST = 0.5;
  private static final double DETECTION_SHARE = 0.7;
  private static final double EVIDENCE_SHARE = 0.15;
  private static final double ACTION_SHARE = 0.15;
  private static final double CHOICE_SHARE = 0.7;
  private static final double REASON_SHARE = 0.3;

  private Scoring() {}

  /**
   * What a learner made of a review. All lists hold unit ids in reading order.
   *
   * @param hits wrong units that were marked
   * @param misses wrong units that were let through
   * @param falseAlarms right units that were marked
   * @param correctRejections right units that were let through
   * @param criticalMisses the critical ones among the misses
   * @param detection share of errors found, weighted 3, 2, 1 by severity
   * @param falseAlarmRate share of right units that were marked
   * @param rightEvidence share of hits with a right proof; null when not asked
   * @param rightAction share of hits with a right action; null when not asked
   * @param score 0 to 1
   */
  public record ReviewScore(
      List<String> hits,
      List<String> misses,
      List<String> falseAlarms,
      List<String> correctRejections,
      List<String> criticalMisses,
      double detection,
      double falseAlarmRate,
      @Nullable Double rightEvidence,
      @Nullable Double rightAction,
      double score) {}

  /**
   * Scores a review: {@code 0.7 · max(0, detection − 0.5 · false-alarm rate) + 0.15 · right
   * evidence + 0.15 · right action}. A question that is not asked leaves the sum, and the rest is
   * scaled up to 1.
   */
  public static ReviewScore review(Step.Review step, Map<String, Answer.Mark> marks) {
    List<String> hits = new ArrayList<>();
    List<String> misses = new ArrayList<>();
    List<String> falseAlarms = new ArrayList<>();
    List<String> correctRejections = new ArrayList<>();
    List<String> criticalMisses = new ArrayList<>();
    int found = 0;
    int seeded = 0;
    int proofs = 0;
    int actions = 0;
    for (Unit unit : step.output().units()) {
      SeededError error = step.errorIn(unit.id()).orElse(null);
      Answer.Mark mark = marks.get(unit.id());
      if (error == null) {
        (mark == null ? correctRejections : falseAlarms).add(unit.id());
        continue;
      }
      seeded += error.severity().weight();
      if (mark == null) {
        misses.add(unit.id());
        if (error.severity() == Severity.CRITICAL) {
          criticalMisses.add(unit.id());
        }
        continue;
      }
      hits.add(unit.id());
      found += error.severity().weight();
      proofs += rightEvidence(error, mark) ? 1 : 0;
      actions += rightAction(error, mark) ? 1 : 0;
    }
    double detection = seeded == 0 ? 1 : found / (double) seeded;
    double falseAlarmRate =
        share(falseAlarms.size(), falseAlarms.size() + correctRejections.size());
    Double evidence = step.ask().evidence() ? share(proofs, hits.size()) : null;
    Double action = step.ask().action() ? share(actions, hits.size()) : null;
    double sum = DETECTION_SHARE * Math.max(0, detection - FALSE_ALARM_COST * falseAlarmRate);
    double whole = DETECTION_SHARE;
    if (evidence != null) {
      sum += EVIDENCE_SHARE * evidence;
      whole += EVIDENCE_SHARE;
    }
    if (action != null) {
      sum += ACTION_SHARE * action;
      whole += ACTION_SHARE;
    }
    return new ReviewScore(
        List.copyOf(hits),
        List.copyOf(misses),
        List.copyOf(falseAlarms),
        List.copyOf(correctRejections),
        List.copyOf(criticalMisses),
        detection,
        falseAlarmRate,
        evidence,
        action,
        rounded(sum / whole));
  }

  /** Whether a mark names the family of the error; null when that is not asked. */
  public static @Nullable Boolean rightFamily(
      Step.Review step, SeededError error, Answer.Mark mark) {
    return step.ask().family()
        ? step.families().stream()
            .anyMatch(card -> card.id().equals(mark.family()) && card.fits(error))
        : null;
  }

  /** Whether a mark names a proof of the error. */
  public static boolean rightEvidence(SeededError error, Answer.Mark mark) {
    return mark.evidence() != null && error.evidence().contains(mark.evidence());
  }

  /** Whether a mark names a right thing to do about the error. */
  public static boolean rightAction(SeededError error, Answer.Mark mark) {
    return mark.action() != null && error.actions().contains(mark.action());
  }

  /** Scores a decision: the level of the choice, or 0.7 of it and 0.3 for a right reason. */
  public static double decision(
      Step.Decision step, Answer.Choose choice, Answer.@Nullable GiveReason reason) {
    double level = step.option(choice.option()).map(o -> o.level().score()).orElse(0.0);
    if (step.reason() == null) {
      return level;
    }
    double right = reason != null && rightReason(step, reason) ? 1 : 0;
    return rounded(CHOICE_SHARE * level + REASON_SHARE * right);
  }

  /** Whether the option chosen is the best or an acceptable one. */
  public static boolean rightChoice(Step.Decision step, Answer.Choose choice) {
    return step.option(choice.option())
        .map(Step.Choice::level)
        .filter(level -> level == Step.Level.BEST || level == Step.Level.ACCEPTABLE)
        .isPresent();
  }

  /** Whether the option chosen does harm. */
  public static boolean harmful(Step.Decision step, Answer.Choose choice) {
    return step.option(choice.option()).map(Step.Choice::level).orElse(null) == Step.Level.HARMFUL;
  }

  /** Whether the reason carries the decision. */
  public static boolean rightReason(Step.Decision step, Answer.GiveReason reason) {
    Step.Reason asked = step.reason();
    return asked != null
        && asked.options().stream().anyMatch(o -> o.id().equals(reason.option()) && o.correct());
  }

  /** Whether the option is right, by the sources; null when the commit has no key. */
  public static @Nullable Boolean rightCommit(Step.Commit step, Answer.Choose choice) {
    return step.correct().isEmpty() ? null : step.correct().contains(choice.option());
  }

  /** Whether a step counts for the module's score: scored, and done without help. */
  public static boolean counts(Step step) {
    return step.head().scored() && step.head().exposure() == Guidance.INDEPENDENT;
  }

  /**
   * The module's score: weighted mean of the scores of the steps that count; 1 when there are none.
   *
   * @param scores by step id; steps that are not there are not counted
   */
  public static double module(Module module, Map<String, Double> scores) {
    double sum = 0;
    double weight = 0;
    for (Step step : module.steps()) {
      Double score = scores.get(step.head().id());
      if (score != null && counts(step)) {
        sum += step.head().weight() * score;
        weight += step.head().weight();
      }
    }
    return weight == 0 ? 1 : rounded(sum / weight);
  }

  /** Whether a score passes, by the module's rule. */
  public static boolean passed(Module module, double score, List<String> criticalMisses) {
    return score >= module.pass().score()
        && (criticalMisses.isEmpty() || !module.pass().noCriticalMiss());
  }

  private static double share(int part, int whole) {
    return whole == 0 ? 0 : part / (double) whole;
  }

  /** To a millionth, so that equal work gives equal scores whatever the order of summing. */
  private static double rounded(double score) {
    return Math.round(score * 1e6) / 1e6;
  }
}
