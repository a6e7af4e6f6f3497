package org.traininglayer.adoption.statistics.signals;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.traininglayer.adoption.statistics.Measurement;
import org.traininglayer.adoption.statistics.MeasuringRules;
import org.traininglayer.adoption.statistics.outcomes.Run;
import org.traininglayer.adoption.statistics.outcomes.Shares;
import org.traininglayer.adoption.statistics.outcomes.Workflow;

/**
 * How many runs come to each step, and how many of those do not come to the next. Runs that are
 * still open are in neither number.
 *
 * @param through runs that came to the end, of those that began
 */
public record Funnel(List<Step> steps, Measurement through) {

  /** Of its definition. */
  public static final int VERSION = 1;

  /** Copies the list. */
  public Funnel {
    steps = List.copyOf(steps);
  }

  /**
   * One step.
   *
   * @param reached runs that came to it
   * @param drop of these, those that did not come to the next; not measured of the last step
   */
  public record Step(String id, long reached, Measurement drop) {}

  /** Of these runs. */
  public static Funnel of(List<Run> runs, Workflow workflow, MeasuringRules rules) {
    List<Run> ended = runs.stream().filter(run -> !run.open()).toList();
    List<Step> steps = new ArrayList<>();
    int last = workflow.steps().size() - 1;
    for (int i = 0; i <= last; i++) {
      int at = i;
      List<Run> reached = ended.stream().filter(run -> run.reached() >= at).toList();
      steps.add(
          new Step(
              workflow.steps().get(at),
              reached.size(),
              at == last
                  ? rules.notMeasured(VERSION)
                  : rules.rate(
                      Shares.of(reached, Run::person, run -> run.reached() == at), VERSION)));
    }
    return new Funnel(
        steps, rules.rate(Shares.of(ended, Run::person, run -> run.reached() == last), VERSION));
  }

  /** The step that loses most, of those that may be read; null when there is none. */
  public @Nullable Step worst() {
    Step worst = null;
    double most = -1;
    for (Step step : steps) {
      Double drop = step.drop().estimate();
      if (step.drop().ok() && drop != null && drop > most) {
        most = drop;
        worst = step;
      }
    }
    return worst;
  }

  /** The step of this name; null when there is none. */
  public @Nullable Step step(String id) {
    for (Step step : steps) {
      if (step.id().equals(id)) {
        return step;
      }
    }
    return null;
  }
}
