package org.traininglayer.steps.timed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Markdown;
import org.traininglayer.steps.FormValues;
import org.traininglayer.steps.Kept;
import org.traininglayer.steps.Situation;
import org.traininglayer.steps.StepPage.Shown;
import org.traininglayer.steps.timed.TimedStep.Condition;
import org.traininglayer.steps.timed.TimedStep.Form;
import org.traininglayer.steps.timed.TimedWork.Task;

/**
 * A timed step.
 *
 * @param stage {@code begin}, {@code work}, {@code felt} or {@code report}
 * @param order 1 or 2; that of the task which begins or is worked
 * @param softLimit minutes that it usually takes; null when not said
 * @param task the task that is worked; null otherwise
 * @param asked what is asked of how long both felt; none in other stages
 * @param tasks those that were handed in
 * @param report once both were, and how long they felt was asked
 */
record TimedView(
    String stage,
    int order,
    boolean withAi,
    @Nullable Integer softLimit,
    @Nullable ShownTask task,
    List<ShownFelt> asked,
    List<ShownTask> tasks,
    @Nullable Report report) {

  /**
   * A task.
   *
   * @param place name of its form on the page
   * @param kind the word for its type, whose fragments show it
   * @param inner what they get
   * @param suggestions none without AI
   */
  record ShownTask(
      int order,
      boolean withAi,
      String place,
      String kind,
      String title,
      String body,
      Object inner,
      List<ShownSuggestion> suggestions) {}

  /**
   * What the AI suggests, HTML.
   *
   * @param wrong told at the end only; null before
   */
  record ShownSuggestion(String html, @Nullable Boolean wrong, @Nullable String why) {}

  /**
   * A task of which somebody is asked how long it felt.
   *
   * @param name of the field
   * @param entered what stood in it, where that was no time
   */
  record ShownFelt(int order, boolean withAi, String name, String entered) {}

  /**
   * What both come to.
   *
   * @param felt how the task with AI felt, compared with the one without, against the clock: {@code
   *     faster}, {@code slower} or {@code as-it-was}; null where that cannot be said
   */
  record Report(
      ShownSide without, ShownSide with, String verdict, int percent, @Nullable String felt) {

    /** Whether anything was said of how long it felt. */
    public boolean anyFelt() {
      return without.feltSeconds() != null || with.feltSeconds() != null;
    }
  }

  /** One of them, with minutes and seconds apart, and percentages. */
  record ShownSide(
      long minutes,
      long seconds,
      int score,
      @Nullable Integer caught,
      boolean measured,
      @Nullable Long feltMinutes,
      @Nullable Long feltSeconds) {}

  static TimedView of(TimedStep step, TimedWork work, Situation situation, Shown shown) {
    List<Task> done = work.tasks().stream().filter(Task::done).toList();
    Task open =
        work.tasks().isEmpty() || work.tasks().getLast().done() ? null : work.tasks().getLast();
    // Measured times are told after it was asked how long it felt, and not before.
    boolean asks = work.asks() && !shown.finished();
    List<ShownTask> told = new ArrayList<>();
    if (work.complete() && !asks) {
      for (Task task : done) {
        told.add(
            task(
                step,
                task,
                told.size() + 1,
                situation,
                new Shown(true, shown.feedback(), FormValues.NONE)));
      }
    }
    int order = Math.min(2, done.size() + 1);
    boolean withAi =
        open == null
            ? step.arms(situation).get(order - 1).condition() == Condition.WITH
            : open.with();
    TimedReport report = shown.feedback() && !asks ? TimedReport.of(step, work) : null;
    return new TimedView(
        asks ? "felt" : work.complete() ? "report" : open == null ? "begin" : "work",
        order,
        withAi,
        step.softLimit(),
        open == null
            ? null
            : task(step, open, order, situation, new Shown(false, false, shown.asked())),
        asks ? FeltTimes.asked(work, shown.asked()) : List.of(),
        told,
        report == null
            ? null
            : new Report(
                side(report.without()),
                side(report.with()),
                report.verdict().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                report.percent(),
                report.felt() == null
                    ? null
                    : report.felt().name().toLowerCase(Locale.ROOT).replace('_', '-')));
  }

  private static ShownTask task(
      TimedStep step, Task task, int order, Situation situation, Shown shown) {
    Form form = step.form(task.form()).orElseThrow();
    Kept kept = task.kept();
    return new ShownTask(
        order,
        task.with(),
        TimedPage.forms(step).of(form.id()),
        form.task().kind(),
        form.task().step().head().title(),
        Markdown.block(form.task().step().head().body()),
        form.task().view(kept, situation, shown),
        !task.with()
            ? List.of()
            : form.suggestions().stream()
                .map(one ->
                    new ShownSuggestion(
                        Markdown.inline(one.text()),
                        shown.feedback() ? Boolean.valueOf(one.wrong()) : null,
                        shown.feedback() && !one.why().isEmpty()
                            ? Markdown.inline(one.why())
                            : null))
                .toList());
  }

  private static ShownSide side(TimedReport.Side side) {
    long seconds = (side.active().toMillis() + 500) / 1000;
    Double caught = side.caught();
    Duration perceived = side.felt();
    Long felt = perceived == null ? null : Long.valueOf((perceived.toMillis() + 500) / 1000);
    return new ShownSide(
        seconds / 60,
        seconds % 60,
        percent(side.score()),
        caught == null ? null : Integer.valueOf(percent(caught)),
        side.measured(),
        felt == null ? null : Long.valueOf(felt / 60),
        felt == null ? null : Long.valueOf(felt % 60));
  }

  private static int percent(double share) {
    return (int) Math.floor(100 * share + 1e-6);
  }
}
