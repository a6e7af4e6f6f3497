package org.traininglayer.steps.worked;

import java.util.List;
import java.util.Optional;
import org.traininglayer.catalog.Artefact;
import org.traininglayer.catalog.Step;
import org.traininglayer.catalog.format.Filling;
import org.traininglayer.catalog.format.Pace;
import org.traininglayer.catalog.format.Problem;
import org.traininglayer.catalog.format.StepFormat;
import org.traininglayer.catalog.format.StepReferences;
import org.traininglayer.catalog.format.StepSource;
import org.traininglayer.catalog.format.YamlNode;
import org.traininglayer.steps.worked.WorkedStep.Note;

/** Worked examples in the module format. */
final class WorkedReader implements StepFormat<WorkedStep> {

  private static final double WRITING = 1;

  @Override
  public String name() {
    return WorkedStep.TYPE;
  }

  @Override
  public Defaults defaults() {
    return new Defaults(List.of(), false, Step.FeedbackWhen.IMMEDIATE, false);
  }

  @Override
  public List<Problem.Code> codes() {
    return List.of(WorkedProblem.values());
  }

  @Override
  public WorkedStep read(Step.Head head, StepSource source) {
    YamlNode root = source.root();
    return new WorkedStep(
        head,
        root.text("artefact"),
        root.items("notes").stream()
            .map(note -> new Note(source.text(note, "span"), source.text(note, "say")))
            .toList(),
        (int) StepSource.number(root.text("fade")));
  }

  @Override
  public WorkedStep filled(WorkedStep step, Step.Head head, Filling filling) {
    return new WorkedStep(
        head,
        step.artefact(),
        step.notes().stream()
            .map(note -> new Note(filling.markdown(note.span()), filling.markdown(note.say())))
            .toList(),
        step.fade());
  }

  @Override
  public void references(WorkedStep step, StepReferences references) {
    YamlNode root = references.root();
    YamlNode.Scalar id = root.scalar("artefact");
    Optional<Artefact> artefact = id == null ? Optional.empty() : references.artefact(id);
    for (YamlNode note : root.items("notes")) {
      YamlNode.Scalar span = note.scalar("span");
      if (span != null
          && artefact.isPresent()
          && Spans.line(artefact.get(), span.text().strip()) < 0) {
        boolean table = artefact.get() instanceof Artefact.Table;
        references
            .at()
            .add(
                span,
                WorkedProblem.SPAN,
                table
                    ? "The listing has no row \"" + span.text() + "\"."
                    : "No line of the artefact has the words \"" + span.text() + "\".",
                table
                    ? "Name a row by its key."
                    : "Copy them from one line, marks of emphasis included.");
      }
    }
    YamlNode.Scalar fade = root.scalar("fade");
    if (fade != null && step.fade() >= step.notes().size()) {
      references
          .at()
          .add(
              fade,
              WorkedProblem.FADE,
              "All notes are left to the learner, so nothing is worked.",
              "Keep fade below the number of notes.");
    }
  }

  @Override
  public double minutes(WorkedStep step) {
    double minutes = 0;
    for (Note note : step.notes()) {
      minutes += Pace.reading(note.say());
    }
    return minutes + step.fade() * (WRITING + Pace.CLICK);
  }
}
