package org.traininglayer.adoption.statistics.signals;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.traininglayer.adoption.statistics.Measurement;
import org.traininglayer.adoption.statistics.MeasuringRules;
import org.traininglayer.adoption.statistics.outcomes.Run;
import org.traininglayer.adoption.statistics.outcomes.Workflow;

/**
 * P4, workflow mismatch: a step that loses competent people is a fault of the workflow, not of
 * their skill; so is a way that takes longer than it did without.
 */
public final class WorkflowMismatch {

  /** Its id. */
  public static final String ID = "P4";

  /** Of its definition. */
  public static final int VERSION = 2;

  private static final double DROP = 0.25;
  private static final double SURELY = 0.15;

  private WorkflowMismatch() {}

  /**
   * The signal with what stands beside it.
   *
   * @param all the funnel of everybody
   * @param competent of competent people alone
   * @param others of the rest
   * @param worst the step at which most competent people are lost; null when nothing may be read
   * @param extraWork time with AI and its checks over time without
   */
  public record Result(
      Signal signal,
      Funnel all,
      Funnel competent,
      Funnel others,
      @Nullable String worst,
      Measurement extraWork) {

    /** Whether the signal is of the time that the work takes, not of who is lost on the way. */
    public boolean byTime() {
      return signal.leading().equals(extraWork);
    }

    /** Competent people lost at that step, or at the first one where nothing may be read. */
    public Measurement lost() {
      Funnel.Step step = worst == null ? null : competent.step(worst);
      return step == null ? competent.steps().getFirst().drop() : step.drop();
    }
  }

  /** The signal of these runs. */
  public static Result of(
      List<Run> runs,
      Workflow workflow,
      Set<String> competent,
      Measurement extraWork,
      MeasuringRules rules) {
    Funnel all = Funnel.of(runs, workflow, rules);
    Funnel able =
        Funnel.of(
            runs.stream().filter(run -> competent.contains(run.person())).toList(),
            workflow,
            rules);
    Funnel others =
        Funnel.of(
            runs.stream().filter(run -> !competent.contains(run.person())).toList(),
            workflow,
            rules);
    Funnel.Step worst = able.worst();
    Double extra = extraWork.estimate();
    Double extraLower = extraWork.lower();
    boolean longer = extraWork.ok() && extra != null && extra > 1;
    boolean surelyLonger = longer && extraLower != null && extraLower > 1;
    Measurement leading = worst == null ? first(able, rules) : worst.drop();
    Double drop = leading.estimate();
    Double lower = leading.lower();
    boolean lost = leading.ok() && drop != null && drop >= DROP;
    boolean surelyLost = lost && lower != null && lower > SURELY;
    // Either rule alone is enough; the leading number is of the one that holds.
    // Time alone does not say that nobody is lost: where that is not known, neither is the rest.
    boolean byTime = longer && !surelyLost && (surelyLonger || !leading.ok());
    Measurement of = byTime ? extraWork : leading;
    Signal signal =
        Signal.of(ID, of, lost || longer, surelyLost || surelyLonger, Answer.WORKFLOW_REDESIGN);
    return new Result(signal, all, able, others, worst == null ? null : worst.id(), extraWork);
  }

  private static Measurement first(Funnel funnel, MeasuringRules rules) {
    return funnel.steps().isEmpty() ? rules.notMeasured(VERSION) : funnel.steps().getFirst().drop();
  }
}
