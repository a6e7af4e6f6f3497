package org.traininglayer.player;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Markdown;
import org.traininglayer.catalog.Module;
import org.traininglayer.catalog.Step;
import org.traininglayer.kernel.Percent;
import org.traininglayer.learning.Progress;
import org.traininglayer.learning.StepState;
import org.traininglayer.steps.Answer;
import org.traininglayer.steps.FormValues;
import org.traininglayer.steps.Harms;
import org.traininglayer.steps.Situation;
import org.traininglayer.steps.StepPage.Shown;
import org.traininglayer.steps.StepType;
import org.traininglayer.steps.StepTypes;
import org.traininglayer.steps.StepWork;

/**
 * The end of a module, told honestly.
 *
 * @param score in percent, rounded down so that it never looks passed when it is not
 * @param passMark in percent
 * @param critical in words, what prevents passing
 * @param madeGood how many critical misses do so no more
 * @param steps what the types of the steps come back to, in the order of the module
 * @param passedOver what the learner had proved to know already
 * @param attemptsLeft null when there is no limit
 */
record DebriefView(
    int score,
    int passMark,
    boolean passed,
    boolean enough,
    List<Critical> critical,
    int madeGood,
    List<Told> steps,
    List<PassedOver> passedOver,
    @Nullable Calibration calibration,
    int attempt,
    boolean mayRetake,
    @Nullable Integer attemptsLeft,
    boolean gradable) {

  /**
   * Something that must not happen.
   *
   * @param text HTML
   * @param choice whether it was a choice; else a claim that slipped through
   */
  record Critical(String text, boolean choice) {}

  /**
   * A step that the debrief comes back to.
   *
   * @param kind the word for its type
   * @param path of its page
   * @param view what its type shows of it
   */
  record Told(String kind, String title, String path, Object view) {}

  static DebriefView of(PlayerContext visit, Progress progress, Progress.Outcome outcome) {
    Module module = progress.module();
    List<Told> steps = new ArrayList<>();
    for (Step step : progress.way().steps()) {
      told(visit, progress, step).ifPresent(steps::add);
    }
    int limit = progress.attemptsAllowed();
    return new DebriefView(
        Percent.ofScore(outcome.score()),
        Percent.ofMark(module.pass().score()),
        outcome.passed(),
        outcome.score() + 1e-9 >= module.pass().score(),
        outcome.unresolved().stream().flatMap(miss -> critical(module, miss).stream()).toList(),
        outcome.madeGood().size(),
        steps,
        PassedOver.of(visit, progress),
        Calibration.of(progress),
        progress.number(),
        progress.mayRetake(),
        limit == 0 ? null : Integer.valueOf(Math.max(0, limit - progress.number())),
        visit.attempt().gradable());
  }

  private static Optional<Told> told(PlayerContext visit, Progress progress, Step step) {
    StepType<Step, StepWork, Answer> type = StepTypes.of(step);
    StepState state = progress.work(step);
    Situation around = progress.around(step);
    return type.page().debriefed(step, state.work(), around)
        ? Optional.of(
            new Told(
                step.type(),
                step.head().title(),
                Paths.step(visit, step),
                type.page()
                    .view(step, state.work(), around, new Shown(true, true, FormValues.NONE))))
        : Optional.empty();
  }

  /** {@code form/id}, in words. */
  private static Optional<Critical> critical(Module module, String miss) {
    return Harms.words(module, miss)
        .map(harm -> new Critical(Markdown.inline(harm.text()), harm.choice()));
  }
}
