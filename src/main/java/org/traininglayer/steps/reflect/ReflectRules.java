package org.traininglayer.steps.reflect;

import java.util.ArrayList;
import java.util.List;
import org.traininglayer.catalog.Module;
import org.traininglayer.steps.AnswerRefused;
import org.traininglayer.steps.Change;
import org.traininglayer.steps.FreeText;
import org.traininglayer.steps.Question;
import org.traininglayer.steps.Response;
import org.traininglayer.steps.Situation;
import org.traininglayer.steps.StepRules;
import org.traininglayer.steps.reflect.ReflectAnswer.Cover;
import org.traininglayer.steps.reflect.ReflectAnswer.Plan;
import org.traininglayer.steps.reflect.ReflectAnswer.Write;
import org.traininglayer.steps.reflect.ReflectStep.Point;

/** What was saved stays, since an expert's answer may have been read. Nothing is ever scored. */
final class ReflectRules implements StepRules<ReflectStep, ReflectWork, ReflectAnswer> {

  @Override
  public ReflectWork begin() {
    return new ReflectWork(null, null, null);
  }

  @Override
  public Class<ReflectAnswer> answers() {
    return ReflectAnswer.class;
  }

  @Override
  public void check(ReflectStep step, ReflectAnswer answer, Module module) {
    switch (answer) {
      case Write write -> {
        AnswerRefused.unless(!step.plan(), "This step asks for a plan.");
        FreeText.check(write.text());
        AnswerRefused.unless(
            write.text().length() >= step.minChars(), "The text is too short for this step.");
      }
      case Plan plan -> {
        AnswerRefused.unless(step.plan(), "This step asks for a text.");
        FreeText.check(plan.cue());
        FreeText.check(plan.action());
        AnswerRefused.unless(
            plan.cue().isEmpty() == plan.action().isEmpty(),
            "A plan says when, and what is done then.");
        AnswerRefused.unless(
            plan.cue().length() + plan.action().length() >= step.minChars(),
            "The plan is too short for this step.");
      }
      case Cover cover ->
          AnswerRefused.unless(
              step.compare() != null
                  && step.points().stream().map(Point::id).toList().containsAll(cover.points()),
              "Nothing like this is compared in this step.");
    }
  }

  @Override
  public Change<ReflectWork> apply(
      ReflectStep step, ReflectWork work, ReflectAnswer answer, Situation situation) {
    return switch (answer) {
      case Write write ->
          work.saved()
              ? Change.to(work)
              : written(step, new ReflectWork(write, null, null), situation);
      case Plan plan ->
          work.saved()
              ? Change.to(work)
              : written(step, new ReflectWork(null, plan, null), situation);
      case Cover cover -> {
        AnswerRefused.unless(work.saved(), "Write first, then compare.");
        yield Change.to(
            cover.equals(work.cover()) ? work : new ReflectWork(work.text(), work.plan(), cover));
      }
    };
  }

  /** That something was written goes on record; what, does not leave the product. */
  private static Change<ReflectWork> written(
      ReflectStep step, ReflectWork work, Situation situation) {
    return Change.to(
        work,
        Response.to(text(step), "").took(situation.active()).with("written", work.chars() > 0));
  }

  @Override
  public Change<ReflectWork> finish(ReflectStep step, ReflectWork work, Situation situation) {
    AnswerRefused.unless(work.saved(), "Please save first.");
    AnswerRefused.unless(
        step.compare() == null || work.cover() != null, "Please compare your text first.");
    return Change.to(work);
  }

  @Override
  public List<ReflectAnswer> keyed(ReflectStep step) {
    List<ReflectAnswer> answers = new ArrayList<>();
    String text = "I open the source before I rely on it. ".repeat(1 + step.minChars() / 39);
    answers.add(
        step.plan()
            ? new Plan("a summary by an AI lies before me", text.strip())
            : new Write(text.strip()));
    if (step.compare() != null) {
      answers.add(new Cover(step.points().stream().limit(1).map(Point::id).toList()));
    }
    return answers;
  }

  private static Question text(ReflectStep step) {
    return new Question(
        List.of("text"), Question.Kind.LONG_FILL_IN, step.head().title(), step.prompt(), List.of());
  }
}
