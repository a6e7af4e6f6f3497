package org.traininglayer.steps.timed;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.traininglayer.steps.Answer;
import org.traininglayer.steps.AnswerRefused;
import org.traininglayer.steps.FormReading;
import org.traininglayer.steps.FormValues;
import org.traininglayer.steps.Kept;
import org.traininglayer.steps.OpaqueIds;
import org.traininglayer.steps.Situation;
import org.traininglayer.steps.StepPage;
import org.traininglayer.steps.timed.TimedAnswer.Begin;
import org.traininglayer.steps.timed.TimedAnswer.Do;
import org.traininglayer.steps.timed.TimedStep.Form;
import org.traininglayer.steps.timed.TimedWork.Task;

/** First what comes, then the task as its own type shows it, and after both what they come to. */
final class TimedPage implements StepPage<TimedStep, TimedWork> {

  /** The forms, as {@code f1}, {@code f2}. */
  static OpaqueIds<Form> forms(TimedStep step) {
    return new OpaqueIds<>('f', step.forms(), Form::id);
  }

  @Override
  public TimedView view(TimedStep step, TimedWork work, Situation situation, Shown shown) {
    return TimedView.of(step, work, situation, shown);
  }

  /**
   * With {@code begin} a task begins, with {@code felt} it is said how long both felt, else it is a
   * form of the task's own type.
   */
  @Override
  public FormReading read(TimedStep step, TimedWork work, FormValues form, Shown shown) {
    Integer begin = form.number("begin");
    if (begin != null) {
      return FormReading.of(new Begin(begin)).at("task");
    }
    if (form.has("felt")) {
      return FeltTimes.read(form);
    }
    String id = forms(step).known(form.text("item"));
    Form asked = step.form(id).orElseThrow();
    Task task = work.tasks().stream().filter(one -> one.form().equals(id)).findFirst().orElse(null);
    Kept kept = task == null ? asked.task().begin() : task.kept();
    Long active = active(form);
    // What a task comes to is told after both, so none of them finishes the step.
    return asked
        .task()
        .read(kept, form, new Shown(false, false, shown.asked()))
        .each(answer ->
            answer instanceof Answer.Finish ? List.of() : List.of(new Do(id, answer, active)));
  }

  /** Milliseconds by the script; null without one. */
  private static @Nullable Long active(FormValues form) {
    String text = form.text("active");
    if (text.isEmpty()) {
      return null;
    }
    AnswerRefused.unless(text.matches("\\d{1,12}"), "That is no time.");
    return Long.valueOf(text);
  }

  @Override
  public boolean debriefed(TimedStep step, TimedWork work, Situation situation) {
    return work.complete();
  }
}
