package org.traininglayer.steps.reflect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Markdown;
import org.traininglayer.steps.FormValues;
import org.traininglayer.steps.FreeText;
import org.traininglayer.steps.OpaqueIds;
import org.traininglayer.steps.StepPage.Shown;
import org.traininglayer.steps.Suspects;
import org.traininglayer.steps.reflect.ReflectAnswer.Plan;
import org.traininglayer.steps.reflect.ReflectAnswer.Write;
import org.traininglayer.steps.reflect.ReflectStep.Compare;
import org.traininglayer.steps.reflect.ReflectStep.Point;
import org.traininglayer.steps.reflect.ReflectStep.Visibility;

/**
 * A reflection: the fields as they were saved or, after a form that was not complete, typed.
 *
 * @param visibility the word with which messages say who may read it
 * @param written whether something was saved and is not empty
 * @param hidden whether it was written for the learner alone and somebody else looks
 * @param suspects what looks in what was typed as if it named somebody
 * @param answer what an expert writes, HTML; null before the own text is saved
 * @param compared whether the points were looked for
 */
record ReflectView(
    String prompt,
    boolean plan,
    String text,
    String cue,
    String action,
    boolean saved,
    boolean written,
    int minChars,
    int longest,
    String visibility,
    boolean hidden,
    Suspects suspects,
    @Nullable String answer,
    List<Covered> points,
    boolean compared) {

  /** A point of the expert's answer. */
  record Covered(String place, String html, boolean ticked) {}

  static ReflectView of(ReflectStep step, ReflectWork work, Shown shown) {
    boolean hidden = step.visibility() == Visibility.PRIVATE && !shown.own();
    FormValues typed = work.saved() ? FormValues.NONE : shown.asked();
    Write text = hidden ? null : work.text();
    Plan plan = hidden ? null : work.plan();
    Compare compare = work.saved() ? step.compare() : null;
    return new ReflectView(
        Markdown.inline(step.prompt()),
        step.plan(),
        text == null ? ReflectPage.field(typed, "text") : text.text(),
        plan == null ? ReflectPage.field(typed, "cue") : plan.cue(),
        plan == null ? ReflectPage.field(typed, "action") : plan.action(),
        work.saved(),
        work.chars() > 0,
        step.minChars(),
        FreeText.LONGEST,
        step.visibility().name().toLowerCase(Locale.ROOT),
        hidden,
        Suspects.in(typed, ReflectPage.FIELDS),
        compare == null ? null : Markdown.block(compare.answer()),
        compare == null ? List.of() : points(step, work, hidden),
        work.cover() != null);
  }

  private static List<Covered> points(ReflectStep step, ReflectWork work, boolean hidden) {
    OpaqueIds<Point> places = ReflectPage.points(step);
    List<Covered> points = new ArrayList<>();
    for (Point point : places.things()) {
      points.add(
          new Covered(
              places.of(point.id()),
              Markdown.inline(point.text()),
              !hidden && work.cover() != null && work.cover().points().contains(point.id())));
    }
    return points;
  }
}
