package org.traininglayer.steps.worked;

import java.util.ArrayList;
import java.util.List;
import org.traininglayer.steps.Answer;
import org.traininglayer.steps.FormReading;
import org.traininglayer.steps.FormValues;
import org.traininglayer.steps.Situation;
import org.traininglayer.steps.StepPage;
import org.traininglayer.steps.worked.WorkedAnswer.CompareNotes;
import org.traininglayer.steps.worked.WorkedAnswer.WriteNote;

/** The artefact with the notes below their places; {@code n3} is the third, written by oneself. */
final class WorkedPage implements StepPage<WorkedStep, WorkedWork> {

  @Override
  public WorkedView view(WorkedStep step, WorkedWork work, Situation situation, Shown shown) {
    return WorkedView.of(step, work, situation.module().artefacts().get(step.artefact()));
  }

  /** What is written is kept, be it little; with {@code compare} no note may be empty. */
  @Override
  public FormReading read(WorkedStep step, WorkedWork work, FormValues form, Shown shown) {
    if (work.compared()) {
      // A page from before: what was written stands, and is shown.
      return FormReading.of().at("compared");
    }
    WorkedWork after = work;
    List<Answer> written = new ArrayList<>();
    for (int i = 0; i < step.notes().size(); i++) {
      String name = "n" + (i + 1);
      if (step.faded(i) && form.has(name)) {
        String text = form.text(name).strip();
        text = text.substring(0, Math.min(text.length(), WorkedStep.LONGEST));
        written.add(new WriteNote(i + 1, text));
        after = after.with(i + 1, text);
      }
    }
    FormReading read = FormReading.of(written.toArray(Answer[]::new));
    if (!form.has("compare")) {
      return read.staying();
    }
    return after.complete(step)
        ? read.and(new CompareNotes()).at("compared")
        : FormReading.missing("steps.worked.missing", written.toArray(Answer[]::new));
  }
}
