package org.traininglayer.steps.review;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.traininglayer.steps.review.ReviewAnswer.Mark;
import org.traininglayer.steps.review.ReviewStep.Action;
import org.traininglayer.steps.review.ReviewStep.AiOutput.Unit;
import org.traininglayer.steps.review.ReviewStep.SeededError;
import org.traininglayer.steps.review.ReviewStep.Severity;

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
 * @param rightAction share of hits for which the action fits; null when not asked
 * @param score 0 to 1
 */
record ReviewScore(
    List<String> hits,
    List<String> misses,
    List<String> falseAlarms,
    List<String> correctRejections,
    List<String> criticalMisses,
    double detection,
    double falseAlarmRate,
    @Nullable Double rightEvidence,
    @Nullable Double rightAction,
    double score) {

  private static final double FALSE_ALARM_COST = 0.5;
  private static final double DETECTION_SHARE = 0.7;
  private static final double EVIDENCE_SHARE = 0.15;
  private static final double ACTION_SHARE = 0.15;

  /**
   * Scores a review: {@code 0.7 · max(0, detection − 0.5 · false-alarm rate) + 0.15 · right
   * evidence + 0.15 · right action}. A question that is not asked leaves the sum, and the rest is
   * scaled up to 1. In a text without errors there is nothing to prove and nothing to do.
   */
  static ReviewScore of(ReviewStep step, ReviewWork work) {
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
      Mark mark = work.marks().get(unit.id());
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
      actions += rightAction(step, work, error, mark) ? 1 : 0;
    }
    double detection = seeded == 0 ? 1 : found / (double) seeded;
    double falseAlarmRate =
        share(falseAlarms.size(), falseAlarms.size() + correctRejections.size());
    Double evidence = step.ask().evidence() && seeded > 0 ? share(proofs, hits.size()) : null;
    Double action = step.ask().action() && seeded > 0 ? share(actions, hits.size()) : null;
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
  static @Nullable Boolean rightFamily(ReviewStep step, SeededError error, Mark mark) {
    return step.ask().family()
        ? step.families().stream()
            .anyMatch(card -> card.id().equals(mark.family()) && card.fits(error))
        : null;
  }

  /** Whether a mark names a proof of the error. */
  static boolean rightEvidence(SeededError error, Mark mark) {
    return mark.evidence() != null && error.evidence().contains(mark.evidence());
  }

  /**
   * Whether what is done about the error is right: by its mark where the mark says so, else by what
   * happens with the text as a whole, which is held against the gravest error that was caught. An
   * error that was not seen is missed, and is not a wrong action as well.
   */
  static boolean rightAction(ReviewStep step, ReviewWork work, SeededError error, Mark mark) {
    Action own = mark.action();
    return own == null ? rightAction(step, work) : error.actions().contains(own);
  }

  /** Whether what happens with the text as a whole fits the gravest error that was caught. */
  static boolean rightAction(ReviewStep step, ReviewWork work) {
    return step.actions(work.marks().keySet()).contains(work.action());
  }

  private static double share(int part, int whole) {
    return whole == 0 ? 0 : part / (double) whole;
  }

  /** To a millionth, so that equal work gives equal scores whatever the order of summing. */
  private static double rounded(double score) {
    return Math.round(score * 1e6) / 1e6;
  }
}
