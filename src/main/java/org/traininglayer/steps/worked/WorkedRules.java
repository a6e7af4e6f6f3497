package org.traininglayer.steps.worked;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.traininglayer.catalog.Module;
import org.traininglayer.steps.AnswerRefused;
import org.traininglayer.steps.Change;
import org.traininglayer.steps.Situation;
import org.traininglayer.steps.StepRules;
import org.traininglayer.steps.worked.WorkedAnswer.CompareNotes;
import org.traininglayer.steps.worked.WorkedAnswer.WriteNote;

/**
 * Own notes may change until they are compared with the expert's. They are kept with the attempt;
 * nothing of them is scored, and nothing goes on record.
 */
final class WorkedRules implements StepRules<WorkedStep, WorkedWork, WorkedAnswer> {

  @Override
  public WorkedWork begin() {
    return new WorkedWork(Map.of(), false);
  }

  @Override
  public Class<WorkedAnswer> answers() {
    return WorkedAnswer.class;
  }

  @Override
  public void check(WorkedStep step, WorkedAnswer answer, Module module) {
    switch (answer) {
      case WriteNote written -> {
        AnswerRefused.unless(
            written.note() >= 1
                && written.note() <= step.notes().size()
                && step.faded(written.note() - 1),
            "No note is written at this place.");
        AnswerRefused.unless(
            written.text().length() <= WorkedStep.LONGEST, "A note has 2000 characters at most.");
      }
      case CompareNotes compare -> {}
    }
  }

  @Override
  public Change<WorkedWork> apply(
      WorkedStep step, WorkedWork work, WorkedAnswer answer, Situation situation) {
    if (work.compared()) {
      return Change.to(work);
    }
    return switch (answer) {
      case WriteNote written ->
          Change.to(
              written.text().equals(work.text(written.note()))
                  ? work
                  : work.with(written.note(), written.text()));
      case CompareNotes compare -> {
        AnswerRefused.unless(work.complete(step), "Please write each note first.");
        yield Change.to(new WorkedWork(work.texts(), true));
      }
    };
  }

  @Override
  public Change<WorkedWork> finish(WorkedStep step, WorkedWork work, Situation situation) {
    AnswerRefused.unless(
        step.fade() == 0 || work.compared(), "Please write your notes and compare them first.");
    return Change.to(work);
  }

  @Override
  public List<WorkedAnswer> keyed(WorkedStep step) {
    List<WorkedAnswer> answers = new ArrayList<>();
    for (int i = 0; i < step.notes().size(); i++) {
      if (step.faded(i)) {
        answers.add(new WriteNote(i + 1, "My note"));
      }
    }
    if (step.fade() > 0) {
      answers.add(new CompareNotes());
    }
    return answers;
  }

  @Override
  public List<KeyLine> key(WorkedStep step) {
    return step.notes().stream().map(note -> new KeyLine(note.span(), "", note.say())).toList();
  }
}
