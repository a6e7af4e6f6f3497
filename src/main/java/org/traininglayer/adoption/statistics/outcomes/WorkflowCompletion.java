package org.traininglayer.adoption.statistics.outcomes;

import java.util.List;
import org.traininglayer.adoption.statistics.Measurement;
import org.traininglayer.adoption.statistics.MeasuringRules;

/** M5: how many runs come to their end with every human check done. */
public final class WorkflowCompletion {

  /** Its id. */
  public static final String ID = "M5";

  /** Of its definition. */
  public static final int VERSION = 1;

  private WorkflowCompletion() {}

  /**
   * The figures.
   *
   * @param completed ended with all checks, of the runs that are not still open
   * @param aiBypass ended runs whose AI step was passed over
   * @param checkBypass ended runs in which a human check was passed over, with one-sided bounds: a
   *     figure of safety
   * @param checkBypassInterval the same with a two-sided interval, as pages have it
   * @param open runs that may still go on
   * @param loopsPerRun how often a run comes to a step again; NaN without runs
   */
  public record Result(
      Measurement completed,
      Measurement aiBypass,
      Measurement checkBypass,
      Measurement checkBypassInterval,
      int open,
      double loopsPerRun) {}

  /** The figures of these runs. */
  public static Result of(List<Run> runs, MeasuringRules rules) {
    List<Run> ended = runs.stream().filter(run -> !run.open()).toList();
    List<Run> finished = runs.stream().filter(Run::finished).toList();
    return new Result(
        rules.rate(Shares.of(ended, Run::person, run -> run.finished() && run.checked()), VERSION),
        rules.rate(Shares.of(finished, Run::person, Run::aiBypassed), VERSION),
        rules.rare(Shares.of(finished, Run::person, run -> !run.checked()), VERSION),
        rules.rate(Shares.of(finished, Run::person, run -> !run.checked()), VERSION),
        runs.size() - ended.size(),
        runs.stream().mapToInt(Run::loops).average().orElse(Double.NaN));
  }
}
