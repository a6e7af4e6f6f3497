package org.traininglayer.steps.commit;

import java.util.List;
import org.traininglayer.catalog.Artefact;
import org.traininglayer.catalog.Step;
import org.traininglayer.catalog.format.DidYouMean;
import org.traininglayer.catalog.format.Filling;
import org.traininglayer.catalog.format.Pace;
import org.traininglayer.catalog.format.Problem;
import org.traininglayer.catalog.format.StepFormat;
import org.traininglayer.catalog.format.StepReferences;
import org.traininglayer.catalog.format.StepSource;
import org.traininglayer.catalog.format.YamlNode;
import org.traininglayer.steps.commit.CommitStep.Option;

/** Commits in the module format. */
final class CommitReader implements StepFormat<CommitStep> {

  private static final double CHOICE = 0.5;

  @Override
  public String name() {
    return CommitStep.TYPE;
  }

  @Override
  public Defaults defaults() {
    return new Defaults(List.of("M1", "M3"), false, Step.FeedbackWhen.IMMEDIATE, true);
  }

  @Override
  public List<Problem.Code> codes() {
    return List.of(CommitProblem.values());
  }

  @Override
  public CommitStep read(Step.Head head, StepSource source) {
    YamlNode root = source.root();
    return new CommitStep(
        head,
        source.text(root, "question"),
        root.items("options").stream()
            .map(option -> new Option(option.text("id"), source.text(option, "text")))
            .toList(),
        root.texts("correct"),
        source.basis(),
        root.isTrue("confidence"),
        source.textOrNull(root, "reveals"),
        selects(root) ? root.text("artefact") : null);
  }

  private static boolean selects(YamlNode root) {
    return root.text("form").equals("select-rows");
  }

  @Override
  public CommitStep filled(CommitStep step, Step.Head head, Filling filling) {
    return new CommitStep(
        head,
        filling.markdown(step.question()),
        step.options().stream()
            .map(option -> new Option(option.id(), filling.markdown(option.text())))
            .toList(),
        step.correct(),
        filling.basis(step.basis()),
        step.confidence(),
        step.reveals(),
        step.rows());
  }

  @Override
  public void references(CommitStep step, StepReferences references) {
    YamlNode root = references.root();
    List<String> options =
        selects(root)
            ? rows(root, references)
            : references.uniqueIds(root.items("options"), "option");
    for (YamlNode.Scalar correct : root.scalars("correct")) {
      if (!options.contains(correct.text())) {
        references
            .at()
            .add(
                correct,
                CommitProblem.CORRECT_UNKNOWN,
                "There is no "
                    + (selects(root) ? "row" : "option")
                    + " \""
                    + correct.text()
                    + "\" that could be correct.",
                DidYouMean.among(options, correct.text(), ""));
      }
    }
    YamlNode.Scalar reveals = root.scalar("reveals");
    if (reveals != null) {
      reveals(references, reveals);
    }
  }

  /** The rows that can be selected; what is missing for either form is reported. */
  private static List<String> rows(YamlNode root, StepReferences references) {
    YamlNode.Scalar id = root.scalar("artefact");
    Artefact artefact = id == null ? null : references.artefact(id).orElse(null);
    if (id != null && artefact != null) {
      references.shown(id);
    }
    if (artefact instanceof Artefact.Table table && root.get("options") == null) {
      if (root.scalars("correct").isEmpty()) {
        references
            .at()
            .add(
                root,
                CommitProblem.ROWS,
                "Nothing says which rows are right.",
                "Add correct: with the keys of the rows.");
      }
      return table.rows().stream().map(Artefact.Row::key).toList();
    }
    if (id == null || artefact != null) {
      references
          .at()
          .add(
              id == null ? root : id,
              CommitProblem.ROWS,
              "Rows are selected in a listing, and nothing else can be chosen.",
              "Say artefact: with the id of a listing that the step shows, and leave options out.");
    }
    return root.texts("correct");
  }

  private static void reveals(StepReferences references, YamlNode.Scalar reveals) {
    List<String> order = references.order();
    int target = order.indexOf(reveals.text());
    boolean writtenByAi =
        references
            .other(reveals.text())
            .map(other -> other.format().seededFile(other.root()) != null)
            .orElse(true);
    if (target < 0) {
      references
          .at()
          .add(
              reveals,
              CommitProblem.REVEALS,
              "There is no step \"" + reveals.text() + "\" to reveal.",
              DidYouMean.among(order, reveals.text(), ""));
    } else if (!writtenByAi || target < order.indexOf(references.step().id())) {
      references
          .at()
          .add(
              reveals,
              CommitProblem.REVEALS,
              "The step \"" + reveals.text() + "\" is no review that comes later.",
              "Reveal the review whose AI output must not be seen before the own view.");
    }
  }

  @Override
  public List<String> choices(YamlNode root) {
    return root.items("options").stream().map(option -> option.text("id")).toList();
  }

  /** How many rows are right: who gets another form must have as many to find. */
  @Override
  public List<String> measure(CommitStep step) {
    return step.rows() == null
        ? List.of()
        : step.correct().stream().map(row -> "right row").toList();
  }

  @Override
  public double minutes(CommitStep step) {
    double minutes = Pace.reading(step.question()) + CHOICE + 2 * Pace.CLICK;
    for (Option option : step.options()) {
      minutes += Pace.reading(option.text());
    }
    minutes += step.rows() == null ? 0 : CHOICE + Pace.CLICK * step.correct().size();
    return minutes + (step.confidence() ? Pace.CLICK : 0);
  }

  /** The own view has nothing else to rest on, so its sources are read closely. */
  @Override
  public Double pace() {
    return Pace.CHECKED;
  }
}
