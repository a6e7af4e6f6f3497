package org.traininglayer.steps.remedy;

import java.util.List;
import org.traininglayer.steps.Answer;
import org.traininglayer.steps.FormReading;
import org.traininglayer.steps.FormValues;
import org.traininglayer.steps.Nested;
import org.traininglayer.steps.OpaqueIds;
import org.traininglayer.steps.Situation;
import org.traininglayer.steps.StepPage;
import org.traininglayer.steps.remedy.RemedyAnswer.Again;

/** What happened, with its source and the rule, and the item as its own type shows it. */
final class RemedyPage implements StepPage<RemedyStep, RemedyWork> {

  /** All items, as {@code p1}, … */
  static OpaqueIds<Nested> items(RemedyStep step) {
    return new OpaqueIds<>('p', step.items(), Nested::id);
  }

  @Override
  public RemedyView view(RemedyStep step, RemedyWork work, Situation situation, Shown shown) {
    return RemedyView.of(step, work, situation, shown);
  }

  @Override
  public FormReading read(RemedyStep step, RemedyWork work, FormValues form, Shown shown) {
    String id = items(step).known(form.text("item"));
    Nested item = Nested.find(step.items(), id).orElseThrow();
    return item.read(item.begin(), form, shown)
        .each(
            answer -> answer instanceof Answer.Finish ? List.of() : List.of(new Again(id, answer)))
        .at("task");
  }

  @Override
  public boolean debriefed(RemedyStep step, RemedyWork work, Situation situation) {
    return !work.turns().isEmpty();
  }
}
