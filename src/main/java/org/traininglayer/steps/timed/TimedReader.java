package org.traininglayer.steps.timed;

import java.util.ArrayList;
import java.util.List;
import org.traininglayer.catalog.Step;
import org.traininglayer.catalog.format.DidYouMean;
import org.traininglayer.catalog.format.Filling;
import org.traininglayer.catalog.format.Pace;
import org.traininglayer.catalog.format.Problem;
import org.traininglayer.catalog.format.Problems;
import org.traininglayer.catalog.format.StepFile;
import org.traininglayer.catalog.format.StepFormat;
import org.traininglayer.catalog.format.StepReferences;
import org.traininglayer.catalog.format.StepSource;
import org.traininglayer.catalog.format.YamlNode;
import org.traininglayer.steps.Nested;
import org.traininglayer.steps.timed.TimedStep.Form;
import org.traininglayer.steps.timed.TimedStep.Suggestion;

/** Timed steps in the module format. */
final class TimedReader implements StepFormat<TimedStep> {

  private static final Nesting FORMS =
      new Nesting(List.of("review", "decision"), List.of("suggestions"), List.of());

  @Override
  public String name() {
    return TimedStep.TYPE;
  }

  @Override
  public Defaults defaults() {
    return new Defaults(List.of("M1", "M2", "M4"), true, Step.FeedbackWhen.AFTER_STEP, true);
  }

  @Override
  public List<Problem.Code> codes() {
    return List.of(TimedProblem.values());
  }

  @Override
  public List<YamlNode> nested(YamlNode root) {
    return root.items("forms");
  }

  @Override
  public Nesting nesting() {
    return FORMS;
  }

  @Override
  public List<YamlNode.Scalar> seededFiles(YamlNode root) {
    return Nested.seeded(nested(root));
  }

  @Override
  public TimedStep read(Step.Head head, StepSource source) {
    YamlNode root = source.root();
    List<Nested> tasks = Nested.read(head, nested(root), source);
    List<Form> forms = new ArrayList<>();
    for (Nested task : tasks) {
      nested(root).stream()
          .filter(part -> part.text("id").equals(task.id()))
          .findFirst()
          .ifPresent(part -> forms.add(new Form(task, suggestions(part, source))));
    }
    return new TimedStep(
        head,
        forms,
        root.get("soft_limit") == null
            ? null
            : Integer.valueOf((int) StepSource.number(root.text("soft_limit"))),
        root.text("baseline_key").isEmpty() ? null : root.text("baseline_key"));
  }

  private static List<Suggestion> suggestions(YamlNode part, StepSource source) {
    return part.items("suggestions").stream()
        .map(one ->
            new Suggestion(
                source.text(one, "text"),
                wrong(part, one),
                one.text("option").isEmpty() ? null : one.text("option"),
                source.text(one, "why")))
        .toList();
  }

  /** Said so, or recommending what is not the best. */
  private static boolean wrong(YamlNode part, YamlNode suggestion) {
    String option = suggestion.text("option");
    return suggestion.isTrue("wrong")
        || (!option.isEmpty()
            && part.items("options").stream()
                .noneMatch(o -> o.text("id").equals(option) && o.text("level").equals("best")));
  }

  @Override
  public TimedStep filled(TimedStep step, Step.Head head, Filling filling) {
    return new TimedStep(
        head,
        step.forms().stream()
            .map(form ->
                new Form(
                    form.task().filled(filling).under(head),
                    form.suggestions().stream()
                        .map(one ->
                            new Suggestion(
                                filling.markdown(one.text()),
                                one.wrong(),
                                one.option(),
                                filling.markdown(one.why())))
                        .toList()))
            .toList(),
        step.softLimit(),
        step.baselineKey());
  }

  @Override
  public void references(TimedStep step, StepReferences references) {
    List<YamlNode> parts = nested(references.root());
    Nested.references(step.tasks(), parts, references);
    for (YamlNode part : parts) {
      List<String> options = part.items("options").stream().map(o -> o.text("id")).toList();
      for (YamlNode one : part.items("suggestions")) {
        YamlNode.Scalar option = one.scalar("option");
        if (option != null && !options.contains(option.text())) {
          references
              .at()
              .add(
                  option,
                  TimedProblem.SUGGESTED_OPTION,
                  "There is no option \"" + option.text() + "\" that could be suggested.",
                  DidYouMean.among(options, option.text(), "Name one of this form."));
        }
      }
      if (part.items("suggestions").stream().noneMatch(one -> wrong(part, one))) {
        references
            .at()
            .add(
                part,
                TimedProblem.NO_WRONG_SUGGESTION,
                "None of the AI's suggestions in form \"" + part.text("id") + "\" is wrong.",
                "Add one with wrong: true, or one that recommends an option that is not the best.");
      }
    }
    for (YamlNode part : parts) {
      if (!part.text("type").equals(parts.getFirst().text("type"))) {
        references
            .at()
            .add(
                part,
                TimedProblem.NOT_PARALLEL,
                "The forms are of different types, so their times say nothing.",
                "Make them the same kind of task, equally difficult.");
      }
    }
  }

  @Override
  public void lint(TimedStep step, StepFile file, Problems.At at) {
    Nested.lint(step.tasks(), nested(file.root()), file, at);
    Integer each = step.softLimit();
    YamlNode.Scalar stated = file.root().scalar("minutes");
    if (each != null && stated != null && step.head().minutes() < 2 * each) {
      at.add(
          stated,
          TimedProblem.MINUTES,
          "The step states "
              + stated.text()
              + " minutes, and says twice that a task takes "
              + each
              + ".",
          "State at least twice the soft_limit, or lower soft_limit.");
    }
  }

  @Override
  public List<Keyed> keyed(YamlNode root) {
    return Nested.keyed(nested(root));
  }

  @Override
  public double minutes(TimedStep step) {
    double minutes = 4 * Pace.CLICK;
    for (Form form : step.now()) {
      minutes += form.task().minutes();
      for (Suggestion one : form.suggestions()) {
        // One of the two forms has an AI.
        minutes += Pace.reading(one.text() + " " + one.why()) / 2;
      }
    }
    return minutes;
  }
}
