package org.traininglayer.steps.brief;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Step;
import org.traininglayer.catalog.format.Filling;
import org.traininglayer.catalog.format.Pace;
import org.traininglayer.catalog.format.StepFormat;
import org.traininglayer.catalog.format.StepReferences;
import org.traininglayer.catalog.format.StepSource;

/** Briefs in the module format. */
final class BriefReader implements StepFormat<BriefStep> {

  @Override
  public String name() {
    return BriefStep.TYPE;
  }

  @Override
  public Defaults defaults() {
    return new Defaults(List.of("M5"), false, Step.FeedbackWhen.IMMEDIATE, false);
  }

  @Override
  public BriefStep read(Step.Head head, StepSource source) {
    return new BriefStep(
        head,
        source.textOrNull(source.root(), "persona"),
        source.text(source.root(), "goal"),
        source.texts(source.root(), "ground_rules"));
  }

  @Override
  public BriefStep filled(BriefStep step, Step.Head head, Filling filling) {
    return new BriefStep(
        head,
        filling.markdownOrNull(step.persona()),
        filling.markdown(step.goal()),
        filling.markdown(step.groundRules()));
  }

  @Override
  public void references(BriefStep step, StepReferences references) {}

  @Override
  public double minutes(BriefStep step) {
    return wordsBeforeAction(step) / Pace.READ;
  }

  @Override
  public int wordsBeforeAction(BriefStep step) {
    return Pace.words(step.goal()) + Pace.words(String.join(" ", step.groundRules()));
  }

  /** It shows its sources; they are read where a judgement needs them. */
  @Override
  public @Nullable Double pace() {
    return null;
  }
}
