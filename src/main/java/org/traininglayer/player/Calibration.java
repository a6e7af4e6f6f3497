package org.traininglayer.player;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Step;
import org.traininglayer.learning.Progress;
import org.traininglayer.steps.StepRules.Judgement;
import org.traininglayer.steps.StepTypes;

/**
 * How sure somebody was against how often they were right, over all judgements with a stated
 * confidence.
 *
 * @param n judgements
 * @param sure mean of the stated percentages
 * @param right how many were right
 * @param rightPercent the same in percent
 * @param verdict {@code over}, {@code under} or {@code matched}: within ten points
 * @param few too few to be more than a hint
 */
record Calibration(int n, int sure, int right, int rightPercent, String verdict, boolean few) {

  private static final int WITHIN = 10;
  private static final int FEW = 20;

  /** Null when no judgement had a confidence. */
  static @Nullable Calibration of(Progress progress) {
    List<Judgement> judgements = new ArrayList<>();
    for (Step step : progress.way().steps()) {
      judgements.addAll(StepTypes.of(step).rules().judgements(step, progress.work(step).work()));
    }
    return of(judgements);
  }

  private static @Nullable Calibration of(List<Judgement> judgements) {
    int n = judgements.size();
    if (n == 0) {
      return null;
    }
    double sure = judgements.stream().mapToInt(Judgement::confidence).average().orElse(0);
    int right = (int) judgements.stream().filter(Judgement::right).count();
    double rightPercent = 100.0 * right / n;
    double gap = sure - rightPercent;
    String verdict = Math.abs(gap) <= WITHIN ? "matched" : gap > 0 ? "over" : "under";
    return new Calibration(
        n,
        Math.toIntExact(Math.round(sure)),
        right,
        Math.toIntExact(Math.round(rightPercent)),
        verdict,
        n < FEW);
  }
}
