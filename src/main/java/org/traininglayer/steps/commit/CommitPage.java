package org.traininglayer.steps.commit;

import java.util.List;
import org.traininglayer.steps.Answer;
import org.traininglayer.steps.FormReading;
import org.traininglayer.steps.FormValues;
import org.traininglayer.steps.OpaqueIds;
import org.traininglayer.steps.Situation;
import org.traininglayer.steps.StepPage;
import org.traininglayer.steps.commit.CommitAnswer.Choose;
import org.traininglayer.steps.commit.CommitAnswer.Select;
import org.traininglayer.steps.commit.CommitStep.Option;

/** The options; the step is finished with the choice, since the AI's view comes next. */
final class CommitPage implements StepPage<CommitStep, CommitWork> {

  /** The options, as {@code o1}, … */
  static OpaqueIds<Option> options(CommitStep step) {
    return new OpaqueIds<>('o', step.options(), Option::id);
  }

  @Override
  public CommitView view(CommitStep step, CommitWork work, Situation situation, Shown shown) {
    return CommitView.of(step, work, situation.module().artefacts(), shown.asked());
  }

  @Override
  public FormReading read(CommitStep step, CommitWork work, FormValues form, Shown shown) {
    if (step.rows() != null) {
      return selected(step, form);
    }
    if (!form.has("option")) {
      return FormReading.missing("player.missing.option");
    }
    Integer confidence = form.number("confidence");
    if (step.confidence() && confidence == null) {
      return FormReading.missing("player.missing.confidence");
    }
    return FormReading.of(
        new Choose(options(step).known(form.text("option")), confidence), new Answer.Finish());
  }

  /** The boxes bear the places of the rows; which rows there are, the rules know. */
  private static FormReading selected(CommitStep step, FormValues form) {
    List<String> rows = form.all("row");
    if (rows.isEmpty()) {
      return FormReading.missing("steps.commit.missing.rows");
    }
    Integer confidence = form.number("confidence");
    if (step.confidence() && confidence == null) {
      return FormReading.missing("player.missing.confidence");
    }
    return FormReading.of(new Select(rows, confidence), new Answer.Finish());
  }

  @Override
  public boolean debriefed(CommitStep step, CommitWork work, Situation situation) {
    return work.saved();
  }
}
