package org.traininglayer.steps.retrieve;

import java.util.List;
import org.traininglayer.catalog.Step;
import org.traininglayer.catalog.format.Filling;
import org.traininglayer.catalog.format.Problem;
import org.traininglayer.catalog.format.Problems;
import org.traininglayer.catalog.format.StepFile;
import org.traininglayer.catalog.format.StepFormat;
import org.traininglayer.catalog.format.StepReferences;
import org.traininglayer.catalog.format.StepSource;
import org.traininglayer.catalog.format.YamlNode;
import org.traininglayer.steps.Nested;

/** Retrieves in the module format. */
final class RetrieveReader implements StepFormat<RetrieveStep> {

  private static final Nesting ITEMS =
      new Nesting(List.of("decision", "commit"), List.of(), List.of("reason"));

  @Override
  public String name() {
    return RetrieveStep.TYPE;
  }

  /** What is called back to mind was practised before. */
  @Override
  public Defaults defaults() {
    return new Defaults(List.of("M1", "M3"), true, Step.FeedbackWhen.IMMEDIATE, false);
  }

  @Override
  public List<Problem.Code> codes() {
    return List.of(RetrieveProblem.values());
  }

  @Override
  public List<YamlNode> nested(YamlNode root) {
    return root.items("pool");
  }

  @Override
  public Nesting nesting() {
    return ITEMS;
  }

  @Override
  public RetrieveStep read(Step.Head head, StepSource source) {
    return new RetrieveStep(head, Nested.read(head, nested(source.root()), source));
  }

  @Override
  public RetrieveStep filled(RetrieveStep step, Step.Head head, Filling filling) {
    return new RetrieveStep(
        head, step.pool().stream().map(item -> item.filled(filling).under(head)).toList());
  }

  @Override
  public void references(RetrieveStep step, StepReferences references) {
    List<YamlNode> parts = nested(references.root());
    Nested.references(step.pool(), parts, references);
    for (YamlNode part : parts) {
      if (part.text("type").equals("commit") && part.scalars("correct").isEmpty()) {
        references
            .at()
            .add(
                part,
                RetrieveProblem.NO_KEY,
                "Nothing says which option of \"" + part.text("id") + "\" is right.",
                "Add correct: with the ids of the right options.");
      }
    }
  }

  @Override
  public void lint(RetrieveStep step, StepFile file, Problems.At at) {
    Nested.lint(step.pool(), nested(file.root()), file, at);
  }

  @Override
  public List<Keyed> keyed(YamlNode root) {
    return Nested.keyed(nested(root));
  }

  /** One of the items is asked. */
  @Override
  public double minutes(RetrieveStep step) {
    return step.pool().stream().mapToDouble(Nested::minutes).average().orElse(0);
  }
}
