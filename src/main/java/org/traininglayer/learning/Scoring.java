package org.traininglayer.learning;

import java.util.List;
import java.util.Map;
import org.traininglayer.catalog.Module;
import org.traininglayer.catalog.Step;
import org.traininglayer.catalog.Step.Guidance;

/** How the scores of steps become the score of a module. Pure. */
public final class Scoring {

  private Scoring() {}

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
    return steps(module.steps(), scores);
  }

  /** The same of some of its steps. */
  static double steps(List<Step> steps, Map<String, Double> scores) {
    double sum = 0;
    double weight = 0;
    for (Step step : steps) {
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

  /** To a millionth, so that equal work gives equal scores whatever the order of summing. */
  private static double rounded(double score) {
    return Math.round(score * 1e6) / 1e6;
  }
}
