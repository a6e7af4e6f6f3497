package org.traininglayer.steps.reflect;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Step;
import org.traininglayer.catalog.format.Filling;
import org.traininglayer.catalog.format.Pace;
import org.traininglayer.catalog.format.StepFormat;
import org.traininglayer.catalog.format.StepReferences;
import org.traininglayer.catalog.format.StepSource;
import org.traininglayer.catalog.format.YamlNode;
import org.traininglayer.steps.reflect.ReflectStep.Compare;
import org.traininglayer.steps.reflect.ReflectStep.Point;
import org.traininglayer.steps.reflect.ReflectStep.Visibility;

/** Reflections in the module format. */
final class ReflectReader implements StepFormat<ReflectStep> {

  /** Minutes to think and write, and how many characters of it are written in one. */
  private static final double WRITING = 1;

  private static final double TYPED = 200;

  @Override
  public String name() {
    return ReflectStep.TYPE;
  }

  @Override
  public Defaults defaults() {
    return new Defaults(List.of(), false, Step.FeedbackWhen.IMMEDIATE, false);
  }

  @Override
  public ReflectStep read(Step.Head head, StepSource source) {
    YamlNode root = source.root();
    YamlNode compare = root.get("compare");
    return new ReflectStep(
        head,
        source.text(root, "prompt"),
        (int) StepSource.number(root.text("min_chars")),
        Visibility.of(root.text("visibility")),
        root.isTrue("plan"),
        compare == null
            ? null
            : new Compare(
                source.text(compare, "answer"),
                compare.items("points").stream()
                    .map(point -> new Point(point.text("id"), source.text(point, "text")))
                    .toList()));
  }

  @Override
  public ReflectStep filled(ReflectStep step, Step.Head head, Filling filling) {
    Compare compare = step.compare();
    return new ReflectStep(
        head,
        filling.markdown(step.prompt()),
        step.minChars(),
        step.visibility(),
        step.plan(),
        compare == null
            ? null
            : new Compare(
                filling.markdown(compare.answer()),
                compare.points().stream()
                    .map(point -> new Point(point.id(), filling.markdown(point.text())))
                    .toList()));
  }

  @Override
  public void references(ReflectStep step, StepReferences references) {
    YamlNode compare = references.root().get("compare");
    if (compare != null) {
      references.uniqueIds(compare.items("points"), "point");
    }
  }

  @Override
  public double minutes(ReflectStep step) {
    double minutes =
        Pace.reading(step.prompt()) + Math.max(WRITING, step.minChars() / TYPED) + Pace.CLICK;
    Compare compare = step.compare();
    if (compare != null) {
      minutes += Pace.reading(compare.answer()) + Pace.CLICK;
      for (Point point : compare.points()) {
        minutes += Pace.reading(point.text()) + Pace.CLICK;
      }
    }
    return minutes;
  }

  /** Its sources are only shown. */
  @Override
  public @Nullable Double pace() {
    return null;
  }
}
