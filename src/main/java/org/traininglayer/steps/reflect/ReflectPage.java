package org.traininglayer.steps.reflect;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.traininglayer.steps.Answer;
import org.traininglayer.steps.FormReading;
import org.traininglayer.steps.FormValues;
import org.traininglayer.steps.FreeText;
import org.traininglayer.steps.OpaqueIds;
import org.traininglayer.steps.Situation;
import org.traininglayer.steps.StepPage;
import org.traininglayer.steps.Suspects;
import org.traininglayer.steps.reflect.ReflectAnswer.Cover;
import org.traininglayer.steps.reflect.ReflectAnswer.Plan;
import org.traininglayer.steps.reflect.ReflectAnswer.Write;
import org.traininglayer.steps.reflect.ReflectStep.Point;

/** One or two fields; where an expert's answer is held beside it, that comes afterwards. */
final class ReflectPage implements StepPage<ReflectStep, ReflectWork> {

  /** What is written in. */
  static final String[] FIELDS = {"text", "cue", "action"};

  /** The points to compare, as {@code p1}, … */
  static OpaqueIds<Point> points(ReflectStep step) {
    return new OpaqueIds<>('p', step.points(), Point::id);
  }

  @Override
  public ReflectView view(ReflectStep step, ReflectWork work, Situation situation, Shown shown) {
    return ReflectView.of(step, work, shown);
  }

  /** With {@code compared} it is what the own text has, else the text itself. */
  @Override
  public FormReading read(ReflectStep step, ReflectWork work, FormValues form, Shown shown) {
    if (form.has("compared")) {
      OpaqueIds<Point> points = points(step);
      List<String> covered =
          points.things().stream().map(Point::id).filter(id -> form.has(points.of(id))).toList();
      return FormReading.of(new Cover(covered), new Answer.Finish());
    }
    if (work.saved()) {
      // A page from before: what was written stands, and is shown.
      return next(step, FormReading.of());
    }
    String missing = missing(step, form);
    if (missing != null) {
      return FormReading.missing(missing);
    }
    if (!Suspects.settled(form, FIELDS)) {
      return FormReading.missing("player.suspects.missing").askingAgain();
    }
    return next(step, FormReading.of(answer(step, form)));
  }

  private static FormReading next(ReflectStep step, FormReading saved) {
    return step.compare() == null ? saved.and(new Answer.Finish()) : saved.at("compare");
  }

  private static Answer answer(ReflectStep step, FormValues form) {
    return step.plan()
        ? new Plan(field(form, "cue"), field(form, "action"))
        : new Write(field(form, "text"));
  }

  /** Key of the text that says what is missing; null when nothing is. */
  private static @Nullable String missing(ReflectStep step, FormValues form) {
    String cue = field(form, "cue");
    String action = field(form, "action");
    String text = field(form, "text");
    if (Math.max(text.length(), Math.max(cue.length(), action.length())) > FreeText.LONGEST) {
      return "steps.reflect.missing.shorter";
    }
    if (step.plan() && cue.isEmpty() != action.isEmpty()) {
      return "steps.reflect.missing.plan";
    }
    int length = step.plan() ? cue.length() + action.length() : text.length();
    return length < step.minChars()
        ? length == 0 ? "steps.reflect.missing.empty" : "steps.reflect.missing.longer"
        : null;
  }

  /** A field as it is kept. */
  static String field(FormValues form, String name) {
    return FreeText.of(form.text(name));
  }

  /** The own words are there once more at the end, where something was written. */
  @Override
  public boolean debriefed(ReflectStep step, ReflectWork work, Situation situation) {
    return work.chars() > 0;
  }
}
