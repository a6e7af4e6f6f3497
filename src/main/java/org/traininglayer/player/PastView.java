package org.traininglayer.player;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Artefact;
import org.traininglayer.catalog.Markdown;
import org.traininglayer.catalog.Module;
import org.traininglayer.catalog.Step;
import org.traininglayer.kernel.Percent;
import org.traininglayer.learning.Attempts.Summary;
import org.traininglayer.learning.Progress;
import org.traininglayer.learning.StepState;
import org.traininglayer.steps.FormValues;
import org.traininglayer.steps.StepPage.Shown;
import org.traininglayer.steps.StepTypes;

/**
 * An attempt as it was, to be read: every step with what was answered and what came of it.
 *
 * @param score in percent, rounded down; null while the attempt is under way
 * @param critical how many critical misses prevented passing
 * @param steps empty where only the outcome may be seen
 */
record PastView(
    String title,
    String lang,
    String version,
    int number,
    Instant startedAt,
    Instant activeAt,
    @Nullable Instant completedAt,
    @Nullable Integer score,
    int passMark,
    boolean passed,
    int critical,
    int stepsDone,
    List<PastStep> steps) {

  /**
   * A step.
   *
   * @param kind the word for its type in the module format
   * @param reached whether it was opened at all
   * @param over whether it need not be done, as its learner had proved to know it
   * @param score in percent; null when it has none
   * @param view what its type shows of it; null when it was not reached
   */
  record PastStep(
      int position,
      String kind,
      String title,
      String body,
      boolean reached,
      boolean finished,
      boolean over,
      @Nullable Integer score,
      List<String> sourcesOpened,
      @Nullable Object view) {}

  /**
   * The attempt.
   *
   * @param told whether the steps and their feedback may be seen
   * @param own whether the learner looks at it
   */
  static PastView of(Summary summary, Progress progress, boolean told, boolean own) {
    Module module = progress.module();
    Progress.Outcome outcome = progress.outcome();
    List<PastStep> steps = new ArrayList<>();
    if (told) {
      for (Step step : module.steps()) {
        if (progress.way().position(step) >= 0 || progress.way().passesOver(step)) {
          steps.add(step(steps.size() + 1, step, progress, own));
        }
      }
    }
    return new PastView(
        module.title(),
        module.locale().toLanguageTag(),
        module.version(),
        summary.number(),
        summary.startedAt(),
        summary.activeAt(),
        summary.completedAt(),
        outcome == null ? null : percent(outcome.score()),
        Percent.ofMark(module.pass().score()),
        outcome != null && outcome.passed(),
        outcome == null ? 0 : outcome.unresolved().size(),
        summary.stepsFinished(),
        List.copyOf(steps));
  }

  private static Integer percent(double score) {
    return Percent.ofScore(score);
  }

  private static PastStep step(int position, Step step, Progress progress, boolean own) {
    Shown shown = new Shown(true, true, FormValues.NONE);
    Step.Head head = step.head();
    boolean reached = progress.work().containsKey(head.id());
    StepState state = progress.work(step);
    Double score = state.score();
    return new PastStep(
        position,
        step.type(),
        head.title(),
        reached ? Markdown.block(progress.body(step)) : "",
        reached,
        state.finished(),
        progress.way().passesOver(step),
        score == null ? null : percent(score),
        state.sourcesOpened().stream()
            .flatMap(
                id -> java.util.stream.Stream.ofNullable(progress.module().artefacts().get(id)))
            .map(Artefact::title)
            .sorted()
            .toList(),
        reached
            ? StepTypes.of(step)
                .page()
                .view(step, state.work(), progress.around(step), own ? shown : shown.toOthers())
            : null);
  }
}
