package org.traininglayer.steps.retrieve;

import java.util.List;
import org.traininglayer.catalog.Markdown;
import org.traininglayer.steps.Answer;
import org.traininglayer.steps.FormReading;
import org.traininglayer.steps.FormValues;
import org.traininglayer.steps.Kept;
import org.traininglayer.steps.Nested;
import org.traininglayer.steps.OpaqueIds;
import org.traininglayer.steps.Situation;
import org.traininglayer.steps.StepPage;
import org.traininglayer.steps.retrieve.RetrieveAnswer.Recall;

/** The item that is asked, as its own type shows it. */
final class RetrievePage implements StepPage<RetrieveStep, RetrieveWork> {

  /**
   * The item.
   *
   * @param place its name on the page
   * @param kind the word for its type, whose fragments show it
   * @param body HTML, may be empty
   * @param inner what they get
   */
  record RetrieveView(String place, String kind, String body, Object inner) {}

  private static OpaqueIds<Nested> items(RetrieveStep step) {
    return new OpaqueIds<>('p', step.pool(), Nested::id);
  }

  @Override
  public RetrieveView view(RetrieveStep step, RetrieveWork work, Situation situation, Shown shown) {
    Nested asked = RetrieveRules.asked(step, work, situation);
    return new RetrieveView(
        items(step).of(asked.id()),
        asked.kind(),
        Markdown.block(asked.step().head().body()),
        asked.view(RetrieveRules.kept(work, asked), situation, shown));
  }

  @Override
  public FormReading read(RetrieveStep step, RetrieveWork work, FormValues form, Shown shown) {
    String id = items(step).known(form.text("item"));
    Nested item = step.item(id).orElseThrow();
    Kept kept = work.kept() == null || !id.equals(work.item()) ? item.begin() : work.kept();
    return item.read(kept, form, shown)
        .each(answer -> List.of(answer instanceof Answer.Finish ? answer : new Recall(id, answer)));
  }

  @Override
  public boolean debriefed(RetrieveStep step, RetrieveWork work, Situation situation) {
    return work.kept() != null;
  }
}
