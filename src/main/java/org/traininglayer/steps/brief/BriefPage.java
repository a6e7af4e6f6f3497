package org.traininglayer.steps.brief;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.traininglayer.catalog.Markdown;
import org.traininglayer.steps.Answer;
import org.traininglayer.steps.FormReading;
import org.traininglayer.steps.FormValues;
import org.traininglayer.steps.Situation;
import org.traininglayer.steps.StepPage;

/** Who one is, what the task is, what holds. */
final class BriefPage implements StepPage<BriefStep, BriefWork> {

  /** All texts are HTML. */
  record BriefView(@Nullable String persona, String goal, List<String> rules) {}

  @Override
  public BriefView view(BriefStep step, BriefWork work, Situation situation, Shown shown) {
    String persona = step.persona();
    return new BriefView(
        persona == null ? null : Markdown.inline(persona),
        Markdown.inline(step.goal()),
        step.groundRules().stream().map(Markdown::inline).toList());
  }

  @Override
  public FormReading read(BriefStep step, BriefWork work, FormValues form, Shown shown) {
    return FormReading.of(new Answer.Finish());
  }
}
